package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.NewsForge;
import io.newsforge.breaker.BreakerMeters;
import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.health.HealthMeters;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.post.ExtractiveWriter;
import io.newsforge.post.PostWriter;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Quotas;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.StaticApplicationContext;
import redis.clients.jedis.UnifiedJedis;

class BackingOffTest {

    private final ApplicationContextRunner runner = Starter.withActuator()
            .withPropertyValues(
                    "OPENAI_API_KEY=sk-test",
                    "newsforge.quota.zone=UTC",
                    "newsforge.quota.plans.free.conversions-per-day=5");

    static Stream<Arguments> hostsOwn() {
        HealthRegistry health = aRegistry();
        BreakerRegistry breakers = BreakerRegistry.making(CircuitBreaker::of);
        return Stream.of(
                Arguments.of(NewsForge.class, NewsForge.builder().build()),
                Arguments.of(ModelRouter.class, aRouter()),
                Arguments.of(PostWriter.class, ExtractiveWriter.create()),
                Arguments.of(Quotas.class, someQuotas()),
                Arguments.of(QuotaStore.class, InMemoryQuotaStore.create()),
                Arguments.of(HealthRegistry.class, health),
                Arguments.of(ReplicaSafety.class, ReplicaSafety.builder().build()),
                Arguments.of(BreakerRegistry.class, breakers),
                Arguments.of(BreakerMeters.class, BreakerMeters.of(breakers)),
                Arguments.of(HealthMeters.class, HealthMeters.of(health, TimeSource.system())),
                Arguments.of(HealthLifecycle.class, new HealthLifecycle(new StaticApplicationContext(), aRegistry())),
                Arguments.of(QuotaUpkeep.class, new QuotaUpkeep(someQuotas(), Duration.ZERO)));
    }

    private static HealthRegistry aRegistry() {
        return HealthRegistry.builder().executor(Runnable::run).build();
    }

    private static ModelRouter aRouter() {
        try (ConfiguredRoutes routes = ConfiguredRoutes.of(
                new RoutePlan(
                        List.of(new RoutePlan.Planned(
                                "own", Vendor.OPENAI, "m", null, "sk", RouteProperties.defaults())),
                        List.of()),
                List.of())) {
            return ModelRouter.builder().route(routes.routes().get(0)).build();
        }
    }

    private static Quotas someQuotas() {
        return Quotas.builder()
                .store(InMemoryQuotaStore.create())
                .plan(Plan.free(ZoneOffset.UTC))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostsOwn")
    <T> void backsOffForTheHostsOwn(Class<T> type, T own) {
        runner.withBean("own", type, () -> own)
                .run(context -> assertThat(context).hasNotFailed().getBean(type).isSameAs(own));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostsOwn")
    void makesOneWhereTheHostHasNone(Class<?> type) {
        runner.run(context -> assertThat(context).hasNotFailed().hasSingleBean(type));
    }

    @Test
    void chartsNothingOfRoutersItCannotTellApart() {
        runner.withBean("quick", ModelRouter.class, BackingOffTest::aRouter)
                .withBean("careful", ModelRouter.class, BackingOffTest::aRouter)
                .withBean(PostWriter.class, ExtractiveWriter::create)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(NewsForgeEndpoint.class)
                        .doesNotHaveBean(RouteDesk.class)
                        .doesNotHaveBean(RouteChecks.class));
    }

    @Test
    void measuresNothingOfBreakersItCannotTellApart() {
        runner.withBean("ours", BreakerRegistry.class, () -> BreakerRegistry.making(CircuitBreaker::of))
                .withBean("theirs", BreakerRegistry.class, () -> BreakerRegistry.making(CircuitBreaker::of))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BreakerMeters.class));
    }

    static Stream<String> registrars() {
        return Stream.of(
                "newsForgeProcessChecks",
                "newsForgeDatabaseCheck",
                "newsForgeQuotaStoreCheck",
                "newsForgeRouteChecks",
                "newsForgeRedisCheck");
    }

    @ParameterizedTest
    @MethodSource("registrars")
    void leavesOutTheChecksTheHostNamesItsOwn(String name) {
        HealthCheckRegistrar none = health -> {};

        runner.withBean(FailingDataSource.class)
                .withBean(UnifiedJedis.class, new CountedConnections()::client)
                .withBean(name, HealthCheckRegistrar.class, () -> none)
                .run(context -> assertThat(context).hasNotFailed().getBean(name).isSameAs(none));
    }

    @Test
    void leavesOutTheIndicatorTheHostNamesItsOwn() {
        runner.withBean("newsforgeHealthIndicator", String.class, () -> "own")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean("newsforgeHealthIndicator")
                        .isEqualTo("own"));
    }

    @Test
    void makesNoEndpointBesideTheHosts() {
        runner.withUserConfiguration(OwnEndpoint.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(NewsForgeEndpoint.class)
                        .hasBean("hostsEndpoint"));
    }
}
