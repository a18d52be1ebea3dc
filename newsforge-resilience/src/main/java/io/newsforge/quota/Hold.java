package io.newsforge.quota;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A hold as the store knows it.
 *
 * @param group the group it was taken in
 * @param key its name within the group
 * @param fingerprint of the request it is for
 * @param state where it stands; a hold whose lease is over shows {@link HoldState#UNKNOWN}, reconciled or not
 * @param takenAt when it was taken, by the store's clock
 * @param leaseEnds when its lease ends, by the store's clock
 * @param lines what it charges, in the order of the request
 */
public record Hold(
        String group,
        String key,
        String fingerprint,
        HoldState state,
        Instant takenAt,
        Instant leaseEnds,
        List<HeldLine> lines) {

    /** Copies the lines. */
    public Hold {
        Checks.name("group", group);
        Checks.name("key", key);
        Checks.bounded("fingerprint", fingerprint);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(leaseEnds, "leaseEnds");
        lines = OnDemand.copyOf(lines);
    }
}
