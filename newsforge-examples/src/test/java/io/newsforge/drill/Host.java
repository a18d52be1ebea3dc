package io.newsforge.drill;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.alert.Alert;
import io.newsforge.health.alert.Alerts;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckOptionsBuilder;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Status;
import io.newsforge.health.probe.DataSourceCheck;
import io.newsforge.health.probe.DeadlockCheck;
import io.newsforge.health.probe.DiskCheck;
import io.newsforge.health.probe.RedisCheck;
import io.newsforge.health.probe.RouteCheck;
import io.newsforge.health.probe.RouteTraffic;
import io.newsforge.health.probe.ServingCheck;
import io.newsforge.health.watch.AuditEntry;
import io.newsforge.health.watch.Recovery;
import io.newsforge.health.watch.RecoveryAction;
import io.newsforge.health.watch.Watchdog;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouteSnapshot;
import io.newsforge.llm.router.RoutingException;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A host with all of health turned on over real parts, and a clock that a drill moves. */
final class Host implements AutoCloseable {

    private static final Prompt PROMPT =
            Prompt.builder().user("Hello?").maxTokens(20).build();

    private final List<String> messages = new ArrayList<>();
    private final List<String> recoveries = new ArrayList<>();
    private final ManualTime time;
    private final ModelProvider openAi;
    private final ModelRouter router;
    private final Alerts alerts;
    private final Watchdog watchdog;
    final HealthRegistry health;

    Host(RealParts parts, ManualTime time) {
        this.time = time;
        openAi = OpenAi.builder()
                .baseUrl(parts.provider.openAiBaseUrl())
                .credentials(CredentialSource.of("sk-test"))
                .build();
        router = ModelRouter.builder()
                .time(time)
                .sleeper(time::advance)
                .route(Route.builder("openai", openAi, "gpt-4o").attempts(1).build())
                .build();
        alerts = Alerts.builder().time(time).sink("page", this::page).build();
        watchdog = Watchdog.builder()
                .time(time)
                .executor(Runnable::run)
                .recovery(Recovery.of(
                                "database",
                                RecoveryAction.named(
                                        "evict pool",
                                        () -> parts.pool.getHikariPoolMXBean().softEvictConnections()))
                        .downFor(Duration.ofSeconds(10))
                        .build())
                .listener(this::tried)
                .build();
        health = HealthRegistry.builder()
                .time(time)
                .executor(Runnable::run)
                .listener(alerts)
                .listener(watchdog)
                .build();
        register(parts);
    }

    private void register(RealParts parts) {
        health.register(
                "deadlock",
                DeadlockCheck.create(),
                CheckOptions.critical().in(CheckOptions.LIVENESS).build());
        health.register(
                "database",
                DataSourceCheck.of(parts.pool),
                steady(CheckOptions.critical()).in(CheckOptions.READINESS).build());
        health.register(
                "redis",
                RedisCheck.of(parts.jedis::ping, parts.jedis::info),
                steady(CheckOptions.degrading()).in(CheckOptions.READINESS).build());
        health.register(
                "disk",
                DiskCheck.reading("data", parts::disk),
                steady(CheckOptions.degrading()).in(CheckOptions.READINESS).build());
        health.register(
                "openai",
                RouteCheck.builder(this::traffic).time(time).build(),
                steady(CheckOptions.degrading()).build());
        health.register(
                "conversions",
                ServingCheck.first("model", () -> status("openai")).then("offline", () -> Status.UP),
                steady(CheckOptions.degrading()).build());
    }

    /** Every ten seconds, also while it fails, so that a drill's table is short. */
    private static CheckOptionsBuilder steady(CheckOptionsBuilder options) {
        return options.jitter(0).longestBackOff(Duration.ZERO);
    }

    private RouteTraffic traffic() {
        RouteSnapshot seen = router.snapshot().get(0);
        RouteTraffic traffic = RouteTraffic.of(seen.route(), seen.breaker()).counted(seen.attempts(), seen.failures());
        return seen.quietFor().map(traffic::quietFor).orElse(traffic);
    }

    private void page(Alert alert) {
        messages.add(alert.severity() + " " + alert.title());
    }

    private void tried(AuditEntry entry) {
        recoveries.add(entry.action() + " " + entry.outcome().name().toLowerCase(Locale.ROOT));
    }

    /** Ten seconds of a host's life: a call to the model, then what the background threads would do. */
    void round() {
        time.advance(Duration.ofSeconds(10));
        try {
            router.send(PROMPT);
        } catch (RoutingException nobody) {
            // the route's check sees it
        }
        look();
    }

    void look() {
        health.tick();
        watchdog.tick();
        alerts.tick();
    }

    Status status(String check) {
        return health.report().find(check).map(report -> report.status()).orElse(Status.UNKNOWN);
    }

    String group(String group) {
        HealthReport report = health.report(group);
        return report.status().code() + " " + report.httpStatus();
    }

    /** The alerts since the last time, or nothing. */
    String messages() {
        return taken(messages);
    }

    /** The recoveries since the last time, or nothing. */
    String recoveries() {
        return taken(recoveries);
    }

    private static String taken(List<String> lines) {
        String all = String.join(", ", lines);
        lines.clear();
        return all;
    }

    @Override
    public void close() {
        health.close();
        watchdog.close();
        alerts.close();
        router.close();
        openAi.close();
    }
}
