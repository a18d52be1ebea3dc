package io.newsforge.examples;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.format.HealthFormat;
import io.newsforge.health.probe.DataSourceCheck;
import io.newsforge.health.probe.DiskCheck;
import io.newsforge.time.TimeSource;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The README's example of health: what a readiness probe is answered. */
public final class WithHealth {

    private WithHealth() {}

    static void probe(DataSource dataSource) {
        HealthRegistry health = HealthRegistry.builder().version("1.4.0").build();
        health.register(
                "database",
                DataSourceCheck.of(dataSource),
                CheckOptions.critical().in(CheckOptions.READINESS).build());
        health.register(
                "disk",
                DiskCheck.of(Path.of("/var/lib/host")),
                CheckOptions.degrading().build());
        health.start();

        int code = health.report(CheckOptions.READINESS).httpStatus();
        String body = HealthFormat.json(TimeSource.system()).format(health.report());
        System.out.println(code + " " + body);
    }
}
