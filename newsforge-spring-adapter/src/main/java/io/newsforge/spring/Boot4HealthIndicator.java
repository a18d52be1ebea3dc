package io.newsforge.spring;

import io.newsforge.health.check.HealthReport;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Shows the registry's report to Boot 4; looks at nothing itself. */
final class Boot4HealthIndicator implements HealthIndicator {

    private final HealthView view;

    Boot4HealthIndicator(HealthView view) {
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
