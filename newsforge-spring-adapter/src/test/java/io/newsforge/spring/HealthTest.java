package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.ConversionCache;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Status;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.testkit.llm.FaultyProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import redis.clients.jedis.UnifiedJedis;

class HealthTest {

    private final ApplicationContextRunner runner = Starter.runner()
            .withBean(DataSource.class, FailingDataSource::new)
            .withPropertyValues("OPENAI_API_KEY=sk-test", "newsforge.quota.plans.free.requests-per-minute=5");

    private static List<String> names(HealthRegistry health, String group) {
        return health.report(group).checks().stream().map(CheckReport::name).toList();
    }

    @Test
    void looksAtWhatExists() {
        runner.run(context -> assertThat(names(context.getBean(HealthRegistry.class), "health"))
                .containsExactlyInAnyOrder(
                        "deadlock", "cpu", "heap", "disk", "database", "quota-store", "route.openai"));
        runner.withBean(UnifiedJedis.class, new CountedConnections()::client)
                .run(context -> assertThat(names(context.getBean(HealthRegistry.class), "health"))
                        .contains("redis"));
        Starter.runner()
                .run(context -> assertThat(names(context.getBean(HealthRegistry.class), "health"))
                        .containsExactlyInAnyOrder("deadlock", "cpu", "heap", "disk"));
    }

    @Test
    void nobodyElsesOutageIsInLivenessOrReadiness() {
        runner.run(context -> {
            HealthRegistry health = context.getBean(HealthRegistry.class);
            assertThat(names(health, CheckOptions.LIVENESS)).containsExactly("deadlock");
            assertThat(names(health, CheckOptions.READINESS)).containsExactly("deadlock");
        });
    }

    @Test
    void theDiskIsThatOfTheWorkingFolder() {
        runner.run(context -> assertThat(Path.of(context.getBean(HealthProperties.class)
                                .diskPath()
                                .toString())
                        .toAbsolutePath()
                        .normalize())
                .isEqualTo(Path.of("").toAbsolutePath()));
    }

    @Test
    void isOffWhenTold() {
        runner.withPropertyValues("newsforge.health.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthRegistry.class));
    }

    @Test
    void answersFromBeforeTheServerStartsUntilAfterItHasDrained() {
        runner.withBean(Server.class).run(context -> {
            Server server = context.getBean(Server.class);
            context.getSourceApplicationContext().close();

            assertThat(server.seen).containsExactly("start running", "stop running DOWN");
            assertThat(context.getSourceApplicationContext().isActive()).isFalse();
        });
    }

    /** Where Boot starts and stops its web server. */
    static final class Server implements SmartLifecycle {

        private final HealthLifecycle lifecycle;
        private final HealthRegistry health;
        private final List<String> seen = new ArrayList<>();
        private boolean running;

        Server(HealthLifecycle lifecycle, HealthRegistry health) {
            this.lifecycle = lifecycle;
            this.health = health;
        }

        @Override
        public void start() {
            running = true;
            seen.add("start " + (lifecycle.isRunning() ? "running" : "stopped"));
        }

        @Override
        public void stop() {
            running = false;
            Status readiness = health.report(CheckOptions.READINESS).status();
            seen.add("stop " + (lifecycle.isRunning() ? "running " : "stopped ") + readiness);
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return SmartLifecycle.DEFAULT_PHASE - 2048;
        }
    }

    @Test
    void aChildOfTheContextMayClose() {
        runner.run(context -> {
            try (GenericApplicationContext child = new GenericApplicationContext(context)) {
                child.refresh();
            }

            assertThat(context.getBean(HealthRegistry.class)
                            .report(CheckOptions.READINESS)
                            .status())
                    .isNotEqualTo(Status.DOWN);
        });
    }

    @Test
    void aPausedContextStartsAgain() {
        runner.run(context -> {
            ConfigurableApplicationContext paused = context.getSourceApplicationContext();
            paused.stop();
            paused.start();

            assertThat(context.getBean(HealthLifecycle.class).isRunning()).isTrue();
            assertThat(context.getBean(HealthRegistry.class)
                            .report(CheckOptions.READINESS)
                            .status())
                    .isNotEqualTo(Status.DOWN);
        });
    }

    @Test
    void aRouteIsShownByItsTraffic() {
        runner.run(context -> {
            context.getBean(ModelRouter.class).breaker("openai").forceOpen();

            assertThat(RouteHealth.traffic(context.getBean(ModelRouter.class), "openai")
                            .breaker()
                            .state()
                            .name())
                    .isEqualTo("FORCED_OPEN");
        });
    }

    @Test
    void aSilentRouteIsAskedForItsModelsOnlyWhenTold() {
        try (FaultyProvider provider = FaultyProvider.start()) {
            ApplicationContextRunner there =
                    runner.withPropertyValues("newsforge.openai.base-url=" + provider.openAiBaseUrl());
            there.run(context -> assertThat(looked(context)).isEqualTo(Status.UP));
            assertThat(provider.wire().requests()).isZero();

            there.withPropertyValues("newsforge.health.list-models=true")
                    .run(context -> assertThat(looked(context)).isEqualTo(Status.UP));
            assertThat(provider.wire().requests()).isPositive();
        }
    }

    private static Status looked(ApplicationContext context) {
        return context.getBean(HealthRegistry.class)
                .refresh(Duration.ofSeconds(5))
                .find("route.openai")
                .orElseThrow()
                .status();
    }

    @Test
    void saysWhichStateIsThisProcessesAlone() {
        runner.run(context -> assertThat(
                        context.getBean(ReplicaSafety.class).info().checks())
                .hasEntrySatisfying(
                        "cache_storage",
                        kept -> assertThat(kept.sharing().code()).isEqualTo("local"))
                .hasEntrySatisfying(
                        "quota_store", kept -> assertThat(kept.sharing().code()).isEqualTo("local"))
                .hasEntrySatisfying(
                        "database", kept -> assertThat(kept.sharing().code()).isEqualTo("unknown")));
    }

    @Test
    void nobodyCanTellWhoSeesACacheOfTheHosts() {
        runner.withBean(ConversionCache.class, ConversionCache::none)
                .run(context -> assertThat(
                                context.getBean(ReplicaSafety.class).info().checks())
                        .hasEntrySatisfying(
                                "cache_storage",
                                kept -> assertThat(kept.sharing().code()).isEqualTo("unknown")));
    }
}
