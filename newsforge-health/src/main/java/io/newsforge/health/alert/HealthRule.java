package io.newsforge.health.alert;

import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.Status;
import java.util.Optional;

/** Says which status of a check or group is an alert. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface HealthRule {

    /**
     * How much a new status matters.
     *
     * @param change what changed
     * @return empty if it is no alert; one that was firing is then over
     */
    Optional<Severity> severity(HealthChange change);

    /**
     * The default: top-level checks and composites, not their members, and no groups, so that one fault is one alert.
     *
     * <pre>
     *                 down       unknown    degraded
     * critical        CRITICAL   WARNING    WARNING
     * degrading       WARNING    WARNING    INFO
     * informational   INFO       -          -
     * </pre>
     *
     * What is taken out is no alert any more.
     *
     * @return the rule
     */
    static HealthRule standard() {
        return change -> {
            boolean top =
                    (change.kind() == HealthChange.Kind.CHECK) && !change.name().contains("/");
            return top && !change.removed() ? ofCheck(change.criticality(), change.to()) : Optional.empty();
        };
    }

    private static Optional<Severity> ofCheck(Criticality criticality, Status status) {
        if (status == Status.UP) {
            return Optional.empty();
        }
        boolean down = status == Status.DOWN;
        return switch (criticality) {
            case CRITICAL -> Optional.of(down ? Severity.CRITICAL : Severity.WARNING);
            case DEGRADING -> Optional.of(status == Status.DEGRADED ? Severity.INFO : Severity.WARNING);
            case INFORMATIONAL -> down ? Optional.of(Severity.INFO) : Optional.empty();
        };
    }
}
