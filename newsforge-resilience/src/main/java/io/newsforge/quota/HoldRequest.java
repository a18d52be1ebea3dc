package io.newsforge.quota;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The wish to charge several counters in one step, all or none.
 *
 * @param group what the counters share: the root of the subject's chain. A store may keep a group in one place, as the hash
 *     tag of a Redis cluster
 * @param key the hold's name within its group, by which it is closed and by which a repeated request is recognised
 * @param fingerprint of the request the hold is for: the same key with another fingerprint is a conflict
 * @param lines the counters, each at most once; may be empty
 * @param at the caller's time; a store with a clock of its own uses that instead
 * @param lease how long the hold may stay open
 * @param keep how long after the lease's end the store must know the hold at least
 */
public record HoldRequest(
        String group, String key, String fingerprint, List<HoldLine> lines, Instant at, Duration lease, Duration keep) {

    /** Copies the lines; refuses names blank or longer than 512 characters, durations out of range and counters named twice. */
    public HoldRequest {
        Checks.name("group", group);
        Checks.name("key", key);
        Checks.bounded("fingerprint", fingerprint);
        lines = List.copyOf(lines);
        Objects.requireNonNull(at, "at");
        Expect.positive("lease", lease);
        Expect.notNegative("keep", keep);
        refuseTwins(lines);
    }

    /** This wish with other lines. */
    HoldRequest asking(List<HoldLine> others) {
        return new HoldRequest(group, key, fingerprint, others, at, lease, keep);
    }

    private static void refuseTwins(List<HoldLine> lines) {
        for (int i = 1; i < lines.size(); i++) {
            CounterKey counter = lines.get(i).counter();
            for (int j = 0; j < i; j++) {
                if (counter.limit().equals(lines.get(j).counter().limit())
                        && counter.equals(lines.get(j).counter())) {
                    throw new IllegalArgumentException(
                            "lines: " + counter.text() + " twice (expected: each counter once)");
                }
            }
        }
    }
}
