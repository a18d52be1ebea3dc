package io.newsforge.health.watch;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Names;
import io.newsforge.health.check.Reach;
import io.newsforge.retry.Backoff;
import java.time.Duration;
import java.util.Objects;

/** Builds a {@link Recovery}; for one thread at a time, and reusable. */
public final class RecoveryBuilder {

    final String check;
    final RecoveryAction action;
    Duration downFor = Duration.ofSeconds(30);
    Duration timeout = Duration.ofSeconds(10);
    Backoff backoff = new Backoff(Duration.ofMinutes(3), Duration.ofMinutes(30));
    int tries = 5;
    Duration window = Duration.ofHours(2);
    boolean evenVendor;

    RecoveryBuilder(String check, RecoveryAction action) {
        for (String name : check.split("/", -1)) {
            Names.expect("check", name);
        }
        this.check = check;
        this.action = Objects.requireNonNull(action, "action");
    }

    /**
     * How long the check is down before the first try, after hysteresis. 30 s by default.
     *
     * @param least not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public RecoveryBuilder downFor(Duration least) {
        downFor = Expect.notNegative("downFor", least);
        return this;
    }

    /**
     * How long the action may take before its thread is let go. 10 s by default.
     *
     * @param longest above zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public RecoveryBuilder timeout(Duration longest) {
        timeout = Expect.positive("timeout", longest);
        return this;
    }

    /**
     * How the waits between tries grow. From 3 minutes up to 30 by default: a check that has been down for long is looked at once a
     * minute, so sooner nobody knows whether a try has helped. Each wait is drawn from the upper half of what the back-off allows.
     *
     * @param growing the longest waits
     * @return this builder
     */
    public RecoveryBuilder backoff(Backoff growing) {
        backoff = Objects.requireNonNull(growing, "backoff");
        return this;
    }

    /**
     * How many tries there are, and in how long. 5 in 2 hours by default. The check's getting well does not give tries back, so one
     * that flaps is given up too.
     *
     * @param most 1 to 1,000
     * @param within above zero; the window slides
     * @return this builder
     * @throws IllegalArgumentException if a value is out of range
     */
    public RecoveryBuilder tries(int most, Duration within) {
        tries = Expect.between("tries", most, 1, 1_000);
        window = Expect.positive("window", within);
        return this;
    }

    /**
     * Tries it even if the check {@linkplain Reach#VENDOR reaches a vendor}, whose outage no action here can mend. Not by default.
     *
     * @return this builder
     */
    public RecoveryBuilder evenVendor() {
        evenVendor = true;
        return this;
    }

    /**
     * The recovery.
     *
     * @return what was set so far
     */
    public Recovery build() {
        return new Recovery(this);
    }
}
