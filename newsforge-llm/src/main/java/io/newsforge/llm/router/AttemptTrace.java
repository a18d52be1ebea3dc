package io.newsforge.llm.router;

import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt on the wire, as it ended. Immutable; holds no text of prompt or answer.
 *
 * @param route the route's name
 * @param provider the provider's name
 * @param model the model that really answered, by the provider's word; else the one that was asked
 * @param number which attempt of the call, from 1
 * @param hedge whether it was the second one of a pair
 * @param started when it began
 * @param took how long it took
 * @param failureOrNull how it failed, or null if it answered
 * @param billing whether it was billed
 * @param usage the tokens the provider reported
 * @param cost what it cost, as well as that is known
 * @param requestIdOrNull what the provider calls the exchange, or null if it does not say
 * @param firstTokenOrNull how long a stream took to its first token, or null if there was none
 */
public record AttemptTrace(
        String route,
        String provider,
        String model,
        int number,
        boolean hedge,
        Instant started,
        Duration took,
        @Nullable ErrorKind failureOrNull,
        Billing billing,
        Usage usage,
        Cost cost,
        @Nullable String requestIdOrNull,
        @Nullable Duration firstTokenOrNull) {

    /**
     * How it failed.
     *
     * @return empty if it answered
     */
    public Optional<ErrorKind> failure() {
        return Optional.ofNullable(failureOrNull);
    }

    /**
     * What the provider calls the exchange, for its support.
     *
     * @return empty if it does not say
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestIdOrNull);
    }

    /**
     * How long a stream took to its first token.
     *
     * @return empty if it was no stream, or there was none
     */
    public Optional<Duration> firstToken() {
        return Optional.ofNullable(firstTokenOrNull);
    }

    /** One line for logs. */
    @Override
    public String toString() {
        String outcome =
                failureOrNull == null ? "answered" : failureOrNull.name().toLowerCase(Locale.ROOT);
        return "#" + number + (hedge ? " (hedge) " : " ") + route + ' ' + model + ": " + outcome + " after "
                + took.toMillis() + " ms, " + usage.input().orElse(-1) + " in, "
                + usage.output().orElse(-1) + " out, " + Trace.text(cost)
                + (requestIdOrNull == null ? "" : ", request " + requestIdOrNull);
    }
}
