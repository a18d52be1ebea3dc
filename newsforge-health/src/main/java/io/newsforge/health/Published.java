package io.newsforge.health;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Sighting;
import io.newsforge.health.check.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What readers see. Immutable.
 *
 * @param whole the report of all checks
 * @param groups the reports by group, the whole among them
 */
record Published(HealthReport whole, Map<String, HealthReport> groups) {

    private static final List<String> ALWAYS =
            List.of(CheckOptions.LIVENESS, CheckOptions.READINESS, CheckOptions.STARTUP);

    /** Puts together what readers see from now on. A start-up that was once over stays over. */
    static Published of(
            Collection<Node> nodes, @Nullable CheckReport stopped, boolean startedUp, String version, Moment now) {
        Map<String, HealthReport> groups = new LinkedHashMap<>();
        HealthReport whole = report(HealthReport.WHOLE, nodes, node -> true, stopped, version, now);
        groups.put(HealthReport.WHOLE, whole);
        for (String group : names(nodes)) {
            @Nullable CheckReport extra = group.equals(CheckOptions.READINESS) ? stopped : null;
            HealthReport report =
                    report(group, nodes, node -> node.options().groups().contains(group), extra, version, now);
            boolean over = startedUp && group.equals(CheckOptions.STARTUP);
            groups.put(
                    group, over ? new HealthReport(group, Status.UP, version, now.instant(), report.checks()) : report);
        }
        return new Published(whole, groups);
    }

    private static Set<String> names(Collection<Node> nodes) {
        Set<String> names = new LinkedHashSet<>(ALWAYS);
        nodes.forEach(node -> names.addAll(node.options().groups()));
        return names;
    }

    private static HealthReport report(
            String group,
            Collection<Node> nodes,
            Predicate<Node> in,
            @Nullable CheckReport extra,
            String version,
            Moment now) {
        List<CheckReport> reports = new ArrayList<>();
        nodes.stream().filter(in).map(Node::report).forEach(reports::add);
        if (extra != null) {
            reports.add(extra);
        }
        return HealthReport.of(group, version, now.instant(), reports);
    }

    /** Whether there is something to start, and it has. */
    boolean startedUp() {
        HealthReport startup = groups.get(CheckOptions.STARTUP);
        return (startup != null) && !startup.checks().isEmpty() && Hysteresis.isGood(startup.status());
    }

    /** The entry that says that no more work is wanted. Its name is one that no check can have. */
    static CheckReport stopped(String reason, Moment now) {
        Sighting seen = new Sighting(Health.down(reason), now.instant(), now.nanos(), Duration.ZERO);
        return new CheckReport(
                "_serving", Status.DOWN, now.instant(), Criticality.CRITICAL, Set.of(), seen, null, seen, 1, List.of());
    }
}
