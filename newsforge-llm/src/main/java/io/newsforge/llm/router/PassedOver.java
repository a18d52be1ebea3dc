package io.newsforge.llm.router;

import io.newsforge.breaker.BreakerState;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.quota.Standing;
import io.newsforge.retry.RetryDecision;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a route was not tried, or not tried again. Immutable. */
public sealed interface PassedOver {

    /**
     * Which route.
     *
     * @return its name
     */
    String route();

    /**
     * When it may work.
     *
     * @return how long from then, or empty if time changes nothing or nobody knows
     */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /**
     * The call did not want it.
     *
     * @param route its name
     */
    record Excluded(String route) implements PassedOver {}

    /**
     * The call asks for a tag that it does not have.
     *
     * @param route its name
     * @param tag the first tag that is missing
     */
    record TagMissing(String route, String tag) implements PassedOver {}

    /**
     * Somebody took it out.
     *
     * @param route its name
     */
    record TakenOut(String route) implements PassedOver {}

    /**
     * The call comes on accounts of its own, and has none in place of this route's.
     *
     * @param route its name
     * @param account the name of the route's account
     */
    record NoCredential(String route, String account) implements PassedOver {}

    /**
     * The model cannot be held to a schema, and the prompt has one.
     *
     * @param route its name
     */
    record NoSchema(String route) implements PassedOver {}

    /**
     * Prompt and answer do not fit into the model's context window, or it is not known to be larger than one they did not fit into.
     *
     * @param route its name
     * @param needed the most tokens they can have
     */
    record WindowTooSmall(String route, long needed) implements PassedOver {}

    /**
     * The route or its account failed for a reason that stays for a while.
     *
     * @param route its name
     * @param why the reason
     * @param delay how long it stays set aside
     */
    record SetAside(String route, ErrorKind why, Duration delay) implements PassedOver {

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    /**
     * Its breaker admits nobody.
     *
     * @param route its name
     * @param state the breaker's state
     * @param delay when to ask again
     */
    record BreakerOpen(String route, BreakerState state, Duration delay) implements PassedOver {

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    /**
     * As many attempts as it takes are under way.
     *
     * @param route its name
     * @param most how many it takes
     */
    record Busy(String route, int most) implements PassedOver {}

    /**
     * Its account's pace has no room for so long.
     *
     * @param route its name
     * @param delay how long
     */
    record Paced(String route, Duration delay) implements PassedOver {

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    /**
     * Its account never lets a single call have so many tokens.
     *
     * @param route its name
     * @param most the most tokens of a call
     */
    record TooLargeForPace(String route, long most) implements PassedOver {}

    /**
     * The caller's quota has no room for what an attempt on it can cost.
     *
     * @param route its name
     * @param standing the limit without room
     * @param delayOrNull when there may be room, or null if waiting does not help
     */
    record OverQuota(
            String route, Standing standing, @Nullable Duration delayOrNull) implements PassedOver {

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(delayOrNull);
        }
    }

    /**
     * Quotas cannot be counted just now.
     *
     * @param route its name
     * @param delay when the store is tried again
     */
    record QuotaAway(String route, Duration delay) implements PassedOver {

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    /**
     * The store of quotas is there and will never take what an attempt has to reserve, such as for a subject whose name is too long
     * for its index. The call is wrong, on every route.
     *
     * @param route its name
     */
    record QuotaRejected(String route) implements PassedOver {}

    /**
     * The caller's money is counted, and nobody knows or declared what the model costs.
     *
     * @param route its name
     */
    record Unpriced(String route) implements PassedOver {}

    /**
     * It failed and was not tried again.
     *
     * @param route its name
     * @param reason why not
     */
    record NoMoreTries(String route, RetryDecision.Reason reason) implements PassedOver {}
}
