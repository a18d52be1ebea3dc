package io.newsforge.health;

import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The status that something showed last, and since when. Guarded by the registry's lock. */
final class Shown {

    private static final Health GONE = Health.unknown("no longer registered");

    private final HealthChange.Kind kind;
    private final String name;
    private final Criticality criticality;
    private final Reach reach;
    private Status status = Status.UNKNOWN;
    private Moment since;

    Shown(HealthChange.Kind kind, String name, Criticality criticality, Reach reach, Moment since) {
        this.kind = kind;
        this.name = name;
        this.criticality = criticality;
        this.reach = reach;
        this.since = since;
    }

    Instant since() {
        return since.instant();
    }

    /** Shows a status; answers the change if it is another one. */
    Optional<HealthChange> show(Status now, Health health, Moment at) {
        return now == status ? Optional.empty() : Optional.of(change(now, health, at, false));
    }

    /** Says goodbye. */
    HealthChange gone(Moment at) {
        return change(Status.UNKNOWN, GONE, at, true);
    }

    private HealthChange change(Status now, Health health, Moment at, boolean removed) {
        Duration lasted = Duration.ofNanos(Math.max(0, at.nanos() - since.nanos()));
        HealthChange change =
                new HealthChange(kind, name, criticality, status, now, health, at.instant(), lasted, reach, removed);
        status = now;
        since = at;
        return change;
    }
}
