package io.newsforge.spring;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckOptionsBuilder;
import io.newsforge.health.probe.CpuCheck;
import io.newsforge.health.probe.DeadlockCheck;
import io.newsforge.health.probe.DiskCheck;
import io.newsforge.health.probe.HeapCheck;

/** The checks of the process itself, and how those of other things are run. */
final class Checks {

    private static final double PERCENT = 100;

    private Checks() {}

    static CheckOptionsBuilder degrading(HealthProperties properties) {
        return timed(CheckOptions.degrading(), properties);
    }

    private static CheckOptionsBuilder timed(CheckOptionsBuilder options, HealthProperties properties) {
        return options.every(properties.refresh()).timeout(properties.timeout());
    }

    static void registerProcess(HealthRegistry health, HealthProperties properties) {
        health.register(
                "deadlock",
                DeadlockCheck.create(),
                timed(CheckOptions.critical(), properties)
                        .in(CheckOptions.LIVENESS, CheckOptions.READINESS)
                        .build());
        CheckOptions degrading = degrading(properties).build();
        health.register("cpu", CpuCheck.ofProcess().degradedAt(properties.cpuThreshold() / PERCENT), degrading);
        health.register("heap", HeapCheck.create().degradedAt(properties.memoryThreshold() / PERCENT), degrading);
        health.register(
                "disk",
                DiskCheck.of(properties.diskPath().toPath()).degradedAt(properties.diskThreshold() / PERCENT),
                degrading);
    }
}
