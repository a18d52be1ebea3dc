package io.newsforge.llm.router;

import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Usage;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.Closing;
import io.newsforge.quota.Grant;
import io.newsforge.quota.QuotaRequestRejectedException;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Reservation;
import io.newsforge.quota.ReserveRequest;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one attempt reserves and how it is settled. Reserved at the price of its own route, closed once. */
final class AttemptLedger {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptLedger.class);
    private static final Duration STORE_RETRY = Duration.ofSeconds(1);

    private final Quotas quotas;
    private final Subject subject;
    private @Nullable Reservation reservation;

    AttemptLedger(Quotas quotas, Subject subject) {
        this.quotas = quotas;
        this.subject = subject;
    }

    /** Null if it did; else why not. */
    @Nullable
    PassedOver reserve(RouteState route, long input, long output, Duration lease) {
        try {
            return tryReserve(route, input, output, lease);
        } catch (QuotaRequestRejectedException e) {
            LOG.warn("What an attempt on route {} has to reserve will never be counted", route.name(), e);
            return new PassedOver.QuotaRejected(route.name());
        }
    }

    private @Nullable PassedOver tryReserve(RouteState route, long input, long output, Duration lease) {
        long worst = route.worst(input, output);
        if (worst == RouteState.UNKNOWN_COST) {
            PassedOver no = unpriced(route);
            if (no != null) {
                return no;
            }
        }
        Amounts amounts = worstCase(input, output, worst);
        Grant grant = quotas.reserve(ReserveRequest.of(subject, amounts).lease(lease));
        if (grant instanceof Grant.Granted granted) {
            reservation = granted.reservation();
            return null;
        }
        if (grant instanceof Grant.Refused refused) {
            return new PassedOver.OverQuota(
                    route.name(), refused.standing(), refused.retryAfter().orElse(null));
        }
        if (grant instanceof Grant.StoreAway away) {
            return new PassedOver.QuotaAway(route.name(), away.retryAfter());
        }
        throw new IllegalStateException("grant: " + grant + " (expected: a new reservation, the key is new)");
    }

    static Amounts worstCase(long input, long output, long worst) {
        Amounts amounts = Amounts.of(Unit.REQUESTS, 1)
                .and(Unit.INPUT_TOKENS, Math.min(input, Amounts.MAX))
                .and(Unit.OUTPUT_TOKENS, Math.min(output, Amounts.MAX));
        return worst == RouteState.UNKNOWN_COST ? amounts : amounts.and(Unit.MICRO_USD, Math.min(worst, Amounts.MAX));
    }

    private @Nullable PassedOver unpriced(RouteState route) {
        try {
            return countsMoney(quotas, subject) ? new PassedOver.Unpriced(route.name()) : null;
        } catch (QuotaRequestRejectedException e) {
            throw e;
        } catch (QuotaStoreException e) {
            LOG.warn("Whether money is counted cannot be found out for route {}", route.name(), e);
            return new PassedOver.QuotaAway(route.name(), STORE_RETRY);
        }
    }

    /** Whether a limit of the subject's would be touched by money. */
    static boolean countsMoney(Quotas quotas, Subject subject) {
        return !quotas.preview(subject, Amounts.of(Unit.MICRO_USD, 0))
                .standings()
                .isEmpty();
    }

    /** Nothing was sent, or nothing of it was billed. */
    void release() {
        Reservation held = take();
        if (held != null) {
            close(() -> quotas.release(held));
        }
    }

    void close(Billing billing, Usage usage, Cost cost) {
        if (billing == Billing.NOT_BILLED) {
            release();
            return;
        }
        Reservation held = take();
        if (held == null) {
            return;
        }
        boolean exact = billing == Billing.BILLED && usage.isComplete() && !usage.estimated() && isPlausible(usage);
        close(() -> exact ? quotas.settle(held, used(usage, cost)) : quotas.unknown(held));
    }

    /** More than can be counted is no report to settle by. */
    private static boolean isPlausible(Usage usage) {
        return usage.input().orElse(0) <= Amounts.MAX && usage.output().orElse(0) <= Amounts.MAX;
    }

    private static Amounts used(Usage usage, Cost cost) {
        Amounts tokens = Amounts.of(Unit.REQUESTS, 1)
                .and(Unit.INPUT_TOKENS, usage.input().orElseThrow())
                .and(Unit.OUTPUT_TOKENS, usage.output().orElseThrow());
        OptionalLong money = cost.atMost();
        return money.isPresent() ? tokens.and(Unit.MICRO_USD, Math.min(money.getAsLong(), Amounts.MAX)) : tokens;
    }

    private @Nullable Reservation take() {
        Reservation held = reservation;
        reservation = null;
        return held;
    }

    /** The attempt is over whatever becomes of its reservation, and its answer is not lost with it. */
    private static void close(Supplier<Closing> how) {
        try {
            check(how.get());
        } catch (RuntimeException e) {
            LOG.warn("A reservation could not be closed and stays charged as it was reserved", e);
        }
    }

    private static void check(Closing closing) {
        if (closing instanceof Closing.NotFound || (closing instanceof Closing.StoreAway away && !away.queued())) {
            LOG.warn("A reservation could not be closed and stays charged as it was reserved: {}", closing);
        }
    }
}
