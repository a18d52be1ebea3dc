package io.newsforge.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Sighting;
import io.newsforge.health.check.Status;
import io.newsforge.time.TimeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gauges of one registry of health in one registry of meters. Thread-safe. */
final class StatusGauges {

    /** What a gauge shows the status of. */
    private record Subject(String kind, String name) {}

    /** A report and the statuses in it. */
    private record Statuses(HealthReport whole, Map<Subject, Status> of) {}

    private static final Logger LOG = LoggerFactory.getLogger(HealthMeters.class);

    private final HealthRegistry health;
    private final TimeSource time;
    private final MeterRegistry meters;
    private final Map<Subject, List<Meter>> bound = new HashMap<>();
    private volatile Statuses latest;

    StatusGauges(HealthRegistry health, TimeSource time, MeterRegistry meters) {
        this.health = health;
        this.time = time;
        this.meters = meters;
        this.latest = read(health);
    }

    void bindAge() {
        TimeGauge.builder("newsforge.health.oldest.reading", this, TimeUnit.NANOSECONDS, StatusGauges::oldest)
                .description("How old the oldest of the checks' latest readings is")
                .register(meters);
    }

    /** Follows what is registered, of which a registry of meters that refuses is no part. */
    void tryFollow() {
        try {
            follow();
        } catch (RuntimeException refused) {
            LOG.warn("the meters of health could not follow its checks", refused);
        }
    }

    /** Adds and removes gauges until there are those of what is registered now. */
    synchronized void follow() {
        Map<Subject, Status> now = statuses();
        bound.entrySet().removeIf(entry -> !now.containsKey(entry.getKey()) && removed(entry.getValue()));
        now.keySet().forEach(subject -> bound.computeIfAbsent(subject, this::bind));
    }

    private boolean removed(List<Meter> gone) {
        gone.forEach(meters::remove);
        return true;
    }

    private List<Meter> bind(Subject subject) {
        List<Meter> gauges = new ArrayList<>();
        for (Status status : Status.values()) {
            gauges.add(Gauge.builder(
                            "newsforge.health.status", this, it -> it.statuses().get(subject) == status ? 1 : 0)
                    .description("1 for the status the group or check is in, 0 for the others")
                    .tag("kind", subject.kind())
                    .tag("name", subject.name())
                    .tag("status", status.code())
                    .register(meters));
        }
        return gauges;
    }

    @SuppressWarnings("ReferenceEquality") // the same report, not one like it
    private Map<Subject, Status> statuses() {
        Statuses known = latest;
        if (known.whole() != health.report()) {
            known = read(health);
            latest = known;
        }
        return known.of();
    }

    private static Statuses read(HealthRegistry health) {
        HealthReport whole = health.report();
        Map<Subject, Status> statuses = new HashMap<>();
        for (HealthReport group : health.reports()) {
            statuses.put(new Subject("group", group.group()), group.status());
        }
        checks("", whole.checks(), statuses);
        return new Statuses(whole, statuses);
    }

    private static void checks(String above, List<CheckReport> checks, Map<Subject, Status> statuses) {
        for (CheckReport check : checks) {
            String path = above + check.name();
            statuses.put(new Subject("check", path), check.status());
            checks(path + "/", check.members(), statuses);
        }
    }

    private double oldest() {
        return oldest(health.report().checks());
    }

    private double oldest(List<CheckReport> checks) {
        double oldest = Double.NaN;
        for (CheckReport check : checks) {
            Sighting last = check.lastOrNull();
            double age = last == null ? oldest(check.members()) : last.age(time).toNanos();
            oldest = Double.isNaN(oldest) || (age > oldest) ? age : oldest;
        }
        return oldest;
    }
}
