package io.newsforge.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.util.ClassUtils;

/** Contexts with the starter on whatever Boot there is. */
final class Starter {

    static final List<Class<?>> CONFIGURATIONS = List.of(
            NewsForgeAutoConfiguration.class,
            RoutesAutoConfiguration.class,
            QuotaAutoConfiguration.class,
            HealthAutoConfiguration.class,
            MetricsAutoConfiguration.class,
            WebAutoConfiguration.class,
            ActuatorAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class);

    private Starter() {}

    static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withInitializer(
                        context -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
                .withConfiguration(AutoConfigurations.of(CONFIGURATIONS.toArray(Class<?>[]::new)));
    }

    /** The starter in a web application, without a server. */
    static WebApplicationContextRunner web() {
        return new WebApplicationContextRunner()
                .withInitializer(
                        context -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
                .withConfiguration(AutoConfigurations.of(CONFIGURATIONS.toArray(Class<?>[]::new)));
    }

    /** The starter beside what Boot's Actuator itself configures, with its endpoints shown to JMX. */
    static ApplicationContextRunner withActuator() {
        return runner().withConfiguration(AutoConfigurations.of(actuator()))
                .withPropertyValues(
                        "spring.jmx.enabled=true",
                        "spring.jmx.unique-names=true",
                        "management.endpoints.jmx.exposure.include=health,newsforge");
    }

    private static Class<?>[] actuator() {
        List<Class<?>> all = new ArrayList<>();
        for (String name : List.of(
                "org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration",
                "org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration",
                "org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration",
                "org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration")) {
            all.add(known(name));
        }
        all.add(known(
                "org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration"));
        all.add(known(
                "org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration"));
        all.add(known(
                "org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration",
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration"));
        return all.toArray(Class<?>[]::new);
    }

    /** The class that this Boot has. */
    static Class<?> known(String... names) {
        for (String name : names) {
            if (isThere(name)) {
                return ClassUtils.resolveClassName(name, Starter.class.getClassLoader());
            }
        }
        throw new IllegalStateException("none of " + List.of(names) + " (expected: one, of this Boot)");
    }

    private static boolean isThere(String name) {
        return ClassUtils.isPresent(name, Starter.class.getClassLoader());
    }

    /** What Boot would print instead of a stack trace. */
    static String sentence(AssertableApplicationContext failed) {
        return sentence(Objects.requireNonNull(failed.getStartupFailure(), "the context has started"));
    }

    static String sentence(Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, error) -> {}))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .map(FailureAnalysis::getDescription)
                .findFirst()
                .orElse("no sentence: " + failure);
    }
}
