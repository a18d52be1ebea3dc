package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.Conversion;
import io.newsforge.NewsForge;
import io.newsforge.testkit.SampleArticles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application as a user has it: the starter on the class path, and nothing else said. */
class ApplicationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Minimal {}

    private static ConfigurableApplicationContext run(String... arguments) {
        return new SpringApplicationBuilder(Minimal.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(arguments);
    }

    @Test
    void convertsWithoutAnyConfiguration() {
        try (ConfigurableApplicationContext context = run()) {
            Conversion made = context.getBean(NewsForge.class).convert(SampleArticles.english());

            assertThat(made).isInstanceOf(Conversion.Written.class);
            assertThat(context.getBeansOfType(HealthLifecycle.class)).hasSize(1);
            assertThat(context.containsBean("newsforgeHealthIndicator")).isTrue();
        }
    }

    @Test
    void aWrongSettingStopsTheStartWithASentence() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> run("--newsforge.routes.openai.weight=-1")).isNotNull();
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("newsforge.routes.openai.weight: -1 (expected: 0 to 1000000)")
                .contains("Set newsforge.routes.openai.weight to what is expected: 0 to 1000000.");
    }
}
