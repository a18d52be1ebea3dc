package io.newsforge.spring;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The registry's latest report in Boot's words. Boot leaves a status out that is not in its order, so degraded is up there, with a
 * detail, unless {@code management.endpoint.health.status.order} has it.
 */
final class HealthView {

    private final HealthRegistry health;
    private final boolean degradedIsKnown;

    private HealthView(HealthRegistry health, boolean degradedIsKnown) {
        this.health = health;
        this.degradedIsKnown = degradedIsKnown;
    }

    static HealthView of(HealthRegistry health, Environment environment) {
        List<String> order = Binder.get(environment)
                .bind("management.endpoint.health.status.order", Bindable.listOf(String.class))
                .orElse(List.of());
        return new HealthView(health, order.stream().anyMatch(Status.DEGRADED.name()::equalsIgnoreCase));
    }

    HealthReport report() {
        return health.report();
    }

    String code(HealthReport report) {
        return report.status() == Status.DEGRADED && !degradedIsKnown
                ? Status.UP.name()
                : report.status().name();
    }

    Map<String, Object> details(HealthReport report) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", report.status().name());
        details.put("checks", report.checks().stream().collect(Collectors.toMap(CheckReport::name, HealthView::shown)));
        return details;
    }

    private static String shown(CheckReport check) {
        String status = check.status().name();
        String message = check.health().message();
        return message.isEmpty() ? status : status + ": " + message;
    }
}
