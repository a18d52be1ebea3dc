package io.newsforge.health;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Sighting;
import io.newsforge.health.check.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A registered check: what it said, and when it is to be run again. Guarded by the registry's lock. */
final class Watched implements Node {

    /** Doubling more often than this gives the same longest back-off. */
    private static final int MOST_DOUBLINGS = 20;

    private final String name;
    private final String path;
    private final HealthCheck check;
    private final CheckOptions options;
    private final Hysteresis hysteresis;
    private final Shown shown;
    private final long graceEnds;
    private @Nullable Run run;
    private long due;
    private int badInARow;
    private int badWhileDown;
    private @Nullable Sighting last;
    private @Nullable Sighting lastGood;
    private @Nullable Sighting lastBad;
    private @Nullable CheckReport report;

    Watched(String name, String path, Part.Single part, Moment now) {
        this.name = name;
        this.path = path;
        this.check = part.check();
        this.options = part.options();
        this.hysteresis = new Hysteresis(options.upAfter(), options.downAfter());
        this.shown = new Shown(HealthChange.Kind.CHECK, path, options.criticality(), check.reach(), now);
        this.graceEnds = now.nanos() + Expect.nanos(options.grace());
        this.due = now.nanos();
    }

    HealthCheck check() {
        return check;
    }

    /** The run under way, given up or not. */
    @Nullable
    Run run() {
        return run;
    }

    void run(@Nullable Run now) {
        run = now;
    }

    long due() {
        return due;
    }

    void dueAt(long nanos) {
        due = nanos;
    }

    long timeout() {
        return Expect.nanos(options.timeout());
    }

    /** Takes in what a look found, and says when to look again. */
    void saw(Health health, Duration latency, Moment now, RandomGenerator random) {
        last = new Sighting(health, now.instant(), now.nanos(), latency);
        boolean good = Hysteresis.isGood(health.status());
        badInARow = good ? 0 : badInARow + 1;
        if (good) {
            lastGood = last;
        } else {
            lastBad = last;
        }
        Status status = hysteresis.read(health.status(), now.nanos() - graceEnds < 0);
        badWhileDown = (status == Status.DOWN) && !good ? badWhileDown + 1 : 0;
        due = now.nanos() + jittered(pause(), random);
        report = null;
    }

    private long pause() {
        long period = Expect.nanos(options.period());
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, badWhileDown - 1));
        long longer = period > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : period << doublings;
        return Math.max(period, Math.min(longer, Expect.nanos(options.longestBackOff())));
    }

    private long jittered(long pause, RandomGenerator random) {
        double jitter = options.jitter();
        return jitter == 0 ? pause : (long) (pause * (1 + jitter * (2 * random.nextDouble() - 1)));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public CheckOptions options() {
        return options;
    }

    @Override
    public CheckReport report() {
        if (report == null) {
            report = new CheckReport(
                    name,
                    hysteresis.shown(),
                    shown.since(),
                    options.criticality(),
                    options.tags(),
                    last,
                    lastGood,
                    lastBad,
                    badInARow,
                    List.of());
        }
        return report;
    }

    @Override
    public void changes(Moment now, Consumer<? super HealthChange> heard) {
        CheckReport before = report();
        shown.show(before.status(), before.health(), now).ifPresent(change -> {
            report = null;
            heard.accept(change);
        });
    }

    @Override
    public void gone(Moment now, Consumer<? super HealthChange> heard) {
        heard.accept(shown.gone(now));
    }

    @Override
    public Reach reach() {
        return check.reach();
    }

    @Override
    public void leaves(Consumer<? super Watched> visitor) {
        visitor.accept(this);
    }
}
