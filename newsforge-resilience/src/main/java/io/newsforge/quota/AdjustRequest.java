package io.newsforge.quota;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The wish to correct a counter by hand, whatever its limit.
 *
 * @param group the group of the counter
 * @param key the adjustment's name within its group: an adjustment is made once, however often it is asked for. The names of
 *     holds and of adjustments do not meet
 * @param counter the counter
 * @param span how long use stays counted; on a sliding counter the adjustment belongs to the current slice
 * @param delta what to add, negative for a credit
 * @param reason why, for the ledger
 * @param at the caller's time; a store with a clock of its own uses that instead
 * @param keep how long the store must know the key at least
 */
public record AdjustRequest(
        String group,
        String key,
        CounterKey counter,
        CounterSpan span,
        long delta,
        String reason,
        Instant at,
        Duration keep) {

    /** Refuses names that are blank or longer than 512 characters and a delta beyond {@link Amounts#MAX} either way. */
    public AdjustRequest {
        Checks.name("group", group);
        Checks.name("key", key);
        Objects.requireNonNull(counter, "counter");
        Objects.requireNonNull(span, "span");
        Checks.delta("delta", delta);
        Checks.text("reason", reason);
        Objects.requireNonNull(at, "at");
        Expect.positive("keep", keep);
    }
}
