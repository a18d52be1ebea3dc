package io.newsforge.spring;

import io.newsforge.health.check.HealthReport;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Shows the registry's report to Boot 3; looks at nothing itself. */
final class Boot3HealthIndicator implements HealthIndicator {

    private final HealthView view;

    Boot3HealthIndicator(HealthView view) {
        this.view = view;
    }

    @Override
    public Health health() {
        HealthReport report = view.report();
        return Health.status(view.code(report))
                .withDetails(view.details(report))
                .build();
    }
}
