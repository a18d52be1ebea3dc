package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.javapoet.ClassName;

class NativeTest {

    private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

    private RuntimeHints processed() {
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("io.newsforge.spring", "NativeTest")), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of(
                            "OPENAI_API_KEY=sk-test",
                            "newsforge.quota.plans.free.requests-per-minute=5",
                            "management.endpoints.jmx.exposure.include=newsforge")
                    .applyTo(context);
            context.register(Starter.CONFIGURATIONS.toArray(Class<?>[]::new));
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }
        generation.writeGeneratedContent();
        return generation.getRuntimeHints();
    }

    @Test
    void everyFileAModuleReadsIsHinted() throws IOException {
        RuntimeHints hints = processed();

        List<String> missing = new ArrayList<>();
        List<String> files = files();
        for (String file : files) {
            if (!RuntimeHintsPredicates.resource().forResource(file).test(hints)) {
                missing.add(file);
            }
        }
        assertThat(files).hasSizeGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    private static List<String> files() throws IOException {
        List<String> all = new ArrayList<>();
        PathMatchingResourcePatternResolver found = new PathMatchingResourcePatternResolver();
        for (String ending : List.of("txt", "json", "lua", "sql")) {
            for (Resource file : found.getResources("classpath*:io/newsforge/**/*." + ending)) {
                String url = file.getURL().toString();
                String path = url.substring(url.lastIndexOf("io/newsforge/"));
                if (!path.startsWith("io/newsforge/testkit")) {
                    all.add(path);
                }
            }
        }
        return all;
    }

    @Test
    void propertiesCanBeBoundAndBeansAreMadeByGeneratedCode() {
        RuntimeHints hints = processed();

        for (Class<?> record : List.of(
                ConversionProperties.class,
                RouteProperties.class,
                RouteProperties.Breaker.class,
                PlanProperties.class)) {
            assertThat(RuntimeHintsPredicates.reflection().onType(record)).accepts(hints);
        }
        assertThat(files.getGeneratedFiles(org.springframework.aot.generate.GeneratedFiles.Kind.SOURCE)
                        .keySet())
                .anyMatch(name -> name.contains("NewsForgeAutoConfiguration"))
                .anyMatch(name -> name.contains("RoutesAutoConfiguration"));
    }
}
