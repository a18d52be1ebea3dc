package io.newsforge.llm.router;

import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The "why" of an answer, or of none: which routes were passed over, and every attempt on the wire. Immutable; holds no text of
 * prompt or answer and no secret.
 *
 * @param passedOver why routes were not tried, or not again, in the order it was found out; a route can be here more than once
 * @param attempts the attempts, in the order they began
 * @param took how long it all took
 */
public record Trace(List<PassedOver> passedOver, List<AttemptTrace> attempts, Duration took) {

    /** Copies the lists. */
    public Trace {
        passedOver = List.copyOf(passedOver);
        attempts = List.copyOf(attempts);
    }

    /**
     * What all attempts cost together.
     *
     * @return as well known as the least known of them
     */
    public Cost cost() {
        Cost sum = Cost.none();
        for (AttemptTrace attempt : attempts) {
            sum = sum.plus(attempt.cost());
        }
        return sum;
    }

    /**
     * The tokens sent in all attempts that were billed.
     *
     * @return empty if an attempt was or may have been billed for more than it says
     */
    public OptionalLong inputTokens() {
        return sum(Usage::input);
    }

    /**
     * The tokens received in all attempts that were billed, those thought included.
     *
     * @return empty if an attempt was or may have been billed for more than it says
     */
    public OptionalLong outputTokens() {
        return sum(Usage::output);
    }

    private OptionalLong sum(Function<Usage, OptionalLong> number) {
        long sum = 0;
        for (AttemptTrace attempt : attempts) {
            if (attempt.billing() == Billing.NOT_BILLED) {
                continue;
            }
            // what may have been billed has not said all it was; and none counts to more than a long holds
            boolean said =
                    attempt.billing() == Billing.BILLED && attempt.usage().isComplete();
            sum = said ? sum + number.apply(attempt.usage()).orElseThrow() : -1;
            if (sum < 0) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(sum);
    }

    /** A line for each attempt and for each route passed over, for logs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(64);
        attempts.forEach(attempt -> text.append(attempt).append('\n'));
        passedOver.forEach(no -> text.append("passed over: ").append(no).append('\n'));
        return text.append("in all ")
                .append(took.toMillis())
                .append(" ms, ")
                .append(text(cost()))
                .toString();
    }

    static String text(Cost cost) {
        OptionalLong known = cost.atMost();
        if (known.isEmpty()) {
            return "cost unknown";
        }
        return (cost instanceof Cost.Exact ? "" : "at most ") + known.getAsLong() + " micro-USD";
    }
}
