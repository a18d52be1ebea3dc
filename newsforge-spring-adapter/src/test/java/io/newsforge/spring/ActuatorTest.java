package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.breaker.BreakerState;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import io.newsforge.llm.router.ModelRouter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

class ActuatorTest {

    private final ApplicationContextRunner runner = Starter.withActuator()
            .withPropertyValues(
                    "OPENAI_API_KEY=sk-test",
                    "newsforge.quota.plans.free.requests-per-minute=5",
                    "management.endpoint.health.probes.enabled=true");

    /** The registry with one check that finds what it is told, looked at once. */
    private static BeanWrapperImpl shown(ApplicationContext context) {
        context.getBean(HealthRegistry.class).refresh(Duration.ofSeconds(5));
        Object indicator = context.getBean("newsforgeHealthIndicator");
        return new BeanWrapperImpl(call(indicator, "health"));
    }

    private static Object call(Object on, String method, Object... arguments) {
        Class<?>[] types = Stream.of(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        var found = Objects.requireNonNull(ReflectionUtils.findMethod(on.getClass(), method, types));
        ReflectionUtils.makeAccessible(found);
        return Objects.requireNonNull(ReflectionUtils.invokeMethod(found, on, arguments));
    }

    private ApplicationContextRunner finding(Health found) {
        HealthCheckRegistrar none = health -> {};
        CheckOptions atOnce = CheckOptions.critical()
                .downAfter(1)
                .upAfter(1)
                .grace(Duration.ZERO)
                .build();
        return runner.withBean("newsForgeProcessChecks", HealthCheckRegistrar.class, () -> none)
                .withBean("newsForgeRouteChecks", HealthCheckRegistrar.class, () -> none)
                .withBean("newsForgeQuotaStoreCheck", HealthCheckRegistrar.class, () -> none)
                .withBean(
                        "own",
                        HealthCheckRegistrar.class,
                        () -> health -> health.register("thing", () -> found, atOnce));
    }

    @Test
    void degradedIsUpWithADetail() {
        finding(Health.degraded("slow")).run(context -> {
            BeanWrapperImpl health = shown(context);
            assertThat(health.getPropertyValue("status.code")).isEqualTo("UP");
            assertThat(health.getPropertyValue("details"))
                    .isEqualTo(Map.of("status", "DEGRADED", "checks", Map.of("thing", "DEGRADED: slow")));
        });
    }

    @Test
    void degradedIsItselfWhereTheOrderHasIt() {
        finding(Health.degraded("slow"))
                .withPropertyValues("management.endpoint.health.status.order=down,degraded,up")
                .run(context -> assertThat(shown(context).getPropertyValue("status.code"))
                        .isEqualTo(Status.DEGRADED.name()));
    }

    @Test
    void downIsDownAndUpIsUp() {
        finding(Health.down("gone"))
                .run(context -> assertThat(shown(context).getPropertyValue("status.code"))
                        .isEqualTo("DOWN"));
        finding(Health.up())
                .run(context -> assertThat(shown(context).getPropertyValue("status.code"))
                        .isEqualTo("UP"));
    }

    @Test
    void theIndicatorIsOffWhenTold() {
        runner.withPropertyValues("management.health.newsforge.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("newsforgeHealthIndicator"));
    }

    @Test
    void isInTheWholeButNeitherInLivenessNorInReadiness() {
        Class<?> groups = Starter.known(
                "org.springframework.boot.actuate.health.HealthEndpointGroups",
                "org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups");
        runner.run(context -> {
            Object all = context.getBean(groups);
            assertThat(call(call(all, "getPrimary"), "isMember", "newsforge")).isEqualTo(true);
            assertThat(call(call(all, "get", "liveness"), "isMember", "newsforge"))
                    .isEqualTo(false);
            assertThat(call(call(all, "get", "readiness"), "isMember", "newsforge"))
                    .isEqualTo(false);
        });
    }

    @Test
    void theEndpointShowsEverythingAsJson() {
        runner.run(context -> {
            context.getBean(BreakerRegistry.class).breaker("own");
            NewsForgeEndpoint endpoint = context.getBean(NewsForgeEndpoint.class);

            JsonNode json = JsonMapper.builder().build().valueToTree(endpoint.view());

            assertThat(json.at("/routes/0/route").asText()).isEqualTo("openai");
            assertThat(json.at("/routes/0/breaker").asText()).isEqualTo("CLOSED");
            assertThat(json.at("/breakers/0/breaker").asText()).isEqualTo("own");
            assertThat(json.at("/quotas/store").asText()).isEqualTo("InMemoryQuotaStore");
            assertThat(json.at("/quotas/plans/free/requests-per-minute").asLong())
                    .isEqualTo(5);
            assertThat(json.at("/replica/stateless").asBoolean(true)).isFalse();
            assertThat(json.toString()).doesNotContain("sk-test");
        });
    }

    private static ObjectName endpoint(MBeanServer server) throws Exception {
        return server.queryNames(new ObjectName("org.springframework.boot:type=Endpoint,name=Newsforge,*"), null)
                .iterator()
                .next();
    }

    private static List<String> operations(ApplicationContext context) throws Exception {
        MBeanServer server = context.getBean(MBeanServer.class);
        return Stream.of(server.getMBeanInfo(endpoint(server)).getOperations())
                .map(MBeanOperationInfo::getName)
                .toList();
    }

    @Test
    void whatChangesRoutesIsOff() {
        runner.run(context -> assertThat(operations(context)).containsExactly("view"));
    }

    @Test
    void whatChangesRoutesIsOnWhenTold() {
        runner.withPropertyValues("management.endpoint.newsforge.access=unrestricted")
                .run(context -> {
                    assertThat(operations(context)).containsExactlyInAnyOrder("view", "change");
                    MBeanServer server = context.getBean(MBeanServer.class);
                    server.invoke(endpoint(server), "change", new Object[] {"openai", "FORCE_OPEN"}, new String[] {
                        "java.lang.String", "java.lang.String"
                    });
                    assertThat(context.getBean(ModelRouter.class)
                                    .breaker("openai")
                                    .state())
                            .isEqualTo(BreakerState.FORCED_OPEN);
                });
    }

    @Test
    void isNotThereWhenItsAccessIsNone() {
        runner.withPropertyValues("management.endpoint.newsforge.access=none")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NewsForgeEndpoint.class));
    }

    @Test
    void aRouteIsTakenOutAndPutBack() {
        runner.run(context -> {
            NewsForgeEndpoint endpoint = context.getBean(NewsForgeEndpoint.class);
            ModelRouter router = context.getBean(ModelRouter.class);

            endpoint.change("openai", RouteAction.TAKE_OUT);
            assertThat(router.snapshot().get(0).takenOut()).isTrue();
            endpoint.change("openai", RouteAction.PUT_BACK);
            assertThat(router.snapshot().get(0).takenOut()).isFalse();
            endpoint.change("openai", RouteAction.DISABLE);
            assertThat(router.breaker("openai").state()).isEqualTo(BreakerState.DISABLED);
            endpoint.change("openai", RouteAction.RESET);
            assertThat(router.breaker("openai").state()).isEqualTo(BreakerState.CLOSED);
            assertThatThrownBy(() -> endpoint.change("nobody", RouteAction.RESET))
                    .hasMessage("route: nobody (expected: one of the router's)");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_API_KEY",
                "ANTHROPIC_API_KEY",
                "newsforge.routes.main.api-key",
                "newsforge.routes.main.apiKey",
                "NEWSFORGE_ROUTES_MAIN_APIKEY"
            })
    void keysAreHiddenWhateverIsShown(String name) {
        Sanitizer sanitizer = new Sanitizer(List.of(new KeySanitizer()));

        assertThat(sanitizer.sanitize(new SanitizableData(null, name, "sk-test"), true))
                .isEqualTo(SanitizableData.SANITIZED_VALUE);
        assertThat(sanitizer.sanitize(new SanitizableData(null, "newsforge.routes.main.model", "m"), true))
                .isEqualTo("m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sun.java.command        | app.jar --newsforge.routes.main.api-key=sk-test
            SPRING_APPLICATION_JSON | {"newsforge": {"routes": {"main": {"apiKey": "sk-test"}}}}
            """)
    void keysAreHiddenInsideOfOtherValues(String name, String value) {
        Sanitizer sanitizer = new Sanitizer(List.of(new KeySanitizer()));

        assertThat(sanitizer.sanitize(new SanitizableData(null, name, value), true))
                .isEqualTo(SanitizableData.SANITIZED_VALUE);
        assertThat(sanitizer.sanitize(new SanitizableData(null, name, "app.jar"), true))
                .isEqualTo("app.jar");
    }
}
