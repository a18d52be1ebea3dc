package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.NewsForge;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.quota.Subject;
import io.newsforge.servlet.IdempotencyStore;
import io.newsforge.servlet.NewsForgeServlets;
import io.newsforge.servlet.SubjectResolver;
import io.newsforge.servlet.SubjectRules;
import io.newsforge.testkit.llm.Answer;
import io.newsforge.testkit.llm.FaultyProvider;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** An application with a web server, asked over real HTTP. */
class WebTest {

    private static final String ARTICLE = """
            {"text": "Ferry goes electric\\n\\nThe Eastbay harbour ferry began running on batteries alone on Friday, the city said.\
            \\n\\nEach crossing now costs 38% less than it did with diesel, and fares will stay at $3.20 until June 2028.",
             "platforms": ["x", "bluesky"]}""";

    private static final String WRITTEN = """
            {"x": {"text": "The ferry runs on batteries now.", "hashtags": []},\
             "bluesky": {"text": "The ferry runs on batteries now.", "hashtags": []}}""";

    private final HttpClient client = HttpClient.newHttpClient();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Minimal {}

    private static ConfigurableApplicationContext run(Class<?> application, String... properties) {
        List<String> all = new ArrayList<>(List.of("spring.main.banner-mode=off", "server.port=0"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.SERVLET)
                .properties(all.toArray(String[]::new))
                .run();
    }

    private HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
        return client.send(to(context, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> convert(ConfigurableApplicationContext context, String... headers) throws Exception {
        HttpRequest.Builder request = to(context, "/api/v1/convert")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ARTICLE));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(ConfigurableApplicationContext context, String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JsonMapper.builder().build().readTree(response.body());
    }

    @Nested
    class WithoutAnyConfiguration {

        @Test
        void anArticleComesBackAsPostsThatTheirPlatformsTake() throws Exception {
            try (ConfigurableApplicationContext context = run(Minimal.class)) {
                HttpResponse<String> response = convert(context);

                assertThat(response.statusCode()).isEqualTo(200);
                JsonNode made = json(response);
                assertThat(made.path("outcome").asText()).isEqualTo("written");
                assertThat(made.path("posts")).hasSize(2);
                for (JsonNode post : made.path("posts")) {
                    String text = post.path("parts").path(0).path("text").asText();
                    assertThat(PlatformCatalog.builtIn()
                                    .require(post.path("platform").asText())
                                    .accepts(text))
                            .isTrue();
                    assertThat(text).contains("batteries");
                }
            }
        }

        @Test
        void healthAndPlatformsAreServed() throws Exception {
            try (ConfigurableApplicationContext context = run(Minimal.class)) {
                assertThat(get(context, "/health").statusCode()).isEqualTo(200);
                assertThat(get(context, "/health/liveness").statusCode()).isEqualTo(200);
                assertThat(get(context, "/health/readiness").statusCode()).isEqualTo(200);
                assertThat(json(get(context, "/api/v1/platforms"))).hasSizeGreaterThanOrEqualTo(8);
                assertThat(get(context, "/api/v1/scaling/info").statusCode()).isEqualTo(404);
            }
        }

        @Test
        void aWrongBodyIsAProblemThatNamesTheField() throws Exception {
            try (ConfigurableApplicationContext context = run(Minimal.class)) {
                HttpResponse<String> response = client.send(
                        to(context, "/api/v1/convert")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": 7}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(json(response).path("field").asText()).isEqualTo("text");
            }
        }
    }

    @Nested
    class WithAKeyInTheEnvironment {

        @Test
        void theModelWrites() throws Exception {
            try (FaultyProvider provider = FaultyProvider.start().always(Answer.of(WRITTEN));
                    ConfigurableApplicationContext context = run(
                            Minimal.class,
                            "OPENAI_API_KEY=sk-test",
                            "newsforge.openai.base-url=" + provider.openAiBaseUrl())) {
                HttpResponse<String> response = convert(context);

                assertThat(response.statusCode()).isEqualTo(200);
                JsonNode made = json(response);
                assertThat(made.path("outcome").asText()).isEqualTo("written");
                assertThat(made.findValuesAsText("text"))
                        .allMatch(text -> text.startsWith("The ferry runs on batteries now."));
                assertThat(provider.wire().requests()).isOne();
            }
        }

        @Test
        void aProviderThatIsDownLeavesPostsAndSaysSo() throws Exception {
            try (FaultyProvider provider = FaultyProvider.start();
                    ConfigurableApplicationContext context = run(
                            Minimal.class,
                            "OPENAI_API_KEY=sk-test",
                            "newsforge.retry.max-attempts=1",
                            "newsforge.openai.base-url=" + provider.openAiBaseUrl())) {
                provider.goDown();

                HttpResponse<String> response = convert(context);

                assertThat(response.statusCode()).isEqualTo(200);
                JsonNode made = json(response);
                assertThat(made.path("outcome").asText()).isEqualTo("degraded");
                assertThat(made.path("posts")).hasSize(2);
                assertThat(made.path("why").path("degraded")).isNotEmpty();
                assertThat(get(context, "/health/readiness").statusCode()).isEqualTo(200);
            }
        }
    }

    @Nested
    class WithLimits {

        @Test
        void tooManyRequestsAreToldWhenToComeAgain() throws Exception {
            try (ConfigurableApplicationContext context = run(
                    Minimal.class, "newsforge.web.requests-per-minute=2", "newsforge.web.rate-limit-headers=true")) {
                convert(context);
                assertThat(convert(context).headers().firstValue("RateLimit")).isPresent();

                HttpResponse<String> response = convert(context);

                assertThat(response.statusCode()).isEqualTo(429);
                assertThat(response.headers().firstValueAsLong("Retry-After")).isPresent();
            }
        }

        @Test
        void zeroRequestsAMinuteMeansThatNoneIsCounted() throws Exception {
            try (ConfigurableApplicationContext context = run(Minimal.class, "newsforge.web.requests-per-minute=0")) {
                for (int i = 0; i < 120; i++) {
                    assertThat(get(context, "/api/v1/platforms").statusCode()).isEqualTo(200);
                }
            }
        }

        @Test
        void aSpentPlanIsA402() throws Exception {
            try (ConfigurableApplicationContext context = run(
                    Minimal.class,
                    "newsforge.quota.zone=UTC",
                    "newsforge.quota.plans.free.conversions-per-day=1",
                    "newsforge.web.plan=free")) {
                assertThat(convert(context).statusCode()).isEqualTo(200);

                assertThat(convert(context).statusCode()).isEqualTo(402);
            }
        }

        @Test
        void aKeyIsKnownByItsHashAndCountsOnItsOwnPlan() throws Exception {
            try (ConfigurableApplicationContext context = run(
                    Minimal.class,
                    "newsforge.quota.zone=UTC",
                    "newsforge.quota.plans.free.conversions-per-day=0",
                    "newsforge.quota.plans.team.conversions-per-day=9",
                    "newsforge.web.plan=free",
                    "newsforge.web.api-keys.acme.sha256=" + SubjectRules.hash("secret-key"),
                    "newsforge.web.api-keys.acme.plan=team")) {
                assertThat(convert(context).statusCode()).isEqualTo(402);
                assertThat(convert(context, "X-API-Key", "wrong").statusCode()).isEqualTo(401);
                assertThat(convert(context, "X-API-Key", "secret-key").statusCode())
                        .isEqualTo(200);
            }
        }

        @Test
        void requestsCanBeCountedWhereAllReplicasCount() throws Exception {
            try (ConfigurableApplicationContext context = run(
                    Minimal.class,
                    "newsforge.quota.plans.calls.requests-per-minute=1",
                    "newsforge.web.plan=calls",
                    "newsforge.web.rate-limit-plan=calls")) {
                assertThat(get(context, "/api/v1/platforms").statusCode()).isEqualTo(200);

                assertThat(get(context, "/api/v1/platforms").statusCode()).isEqualTo(429);
            }
        }
    }

    @Nested
    class OfAHost {

        @Configuration(proxyBeanMethods = false)
        @EnableAutoConfiguration
        static class Tuned {

            @Bean
            ServletsBuilderCustomizer narrow() {
                return builder -> builder.prefix("/news").maxBodyBytes(10);
            }
        }

        @Test
        void aCustomizerHasTheLastWord() throws Exception {
            try (ConfigurableApplicationContext context = run(Tuned.class, "newsforge.web.prefix=/ignored")) {
                assertThat(get(context, "/news/platforms").statusCode()).isEqualTo(200);
                assertThat(get(context, "/ignored/platforms").statusCode()).isEqualTo(404);
            }
        }

        @Test
        void thePathsAreSettings() throws Exception {
            try (ConfigurableApplicationContext context = run(
                    Minimal.class,
                    "newsforge.web.prefix=/forge",
                    "newsforge.web.health-path=/up",
                    "newsforge.web.show-health-details=false",
                    "newsforge.web.scaling-info=true")) {
                assertThat(get(context, "/forge/platforms").statusCode()).isEqualTo(200);
                assertThat(get(context, "/forge/scaling/info").statusCode()).isEqualTo(200);
                assertThat(json(get(context, "/up")).has("checks")).isFalse();
            }
        }

        @Test
        void nothingIsServedWhereItIsSwitchedOff() throws Exception {
            try (ConfigurableApplicationContext context = run(Minimal.class, "newsforge.web.enabled=false")) {
                assertThat(context.getBeansOfType(NewsForgeServlets.class)).isEmpty();
                assertThat(get(context, "/health").statusCode()).isEqualTo(404);
            }
        }

        @Test
        void nothingIsMadeWithoutAWebServer() {
            Starter.runner()
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(NewsForgeServlets.class)
                            .doesNotHaveBean(SubjectResolver.class));
        }

        @Configuration(proxyBeanMethods = false)
        @EnableAutoConfiguration
        static class WithOwnParts {

            @Bean
            SubjectResolver own() {
                return request -> Subject.user("everybody");
            }

            @Bean
            IdempotencyStore kept() {
                return IdempotencyStore.inMemory(TimeSource.system());
            }

            @Bean(destroyMethod = "")
            NewsForge forge() {
                return NewsForge.builder().build();
            }

            @Bean
            NewsForgeServlets servlets(NewsForge forge) {
                return NewsForgeServlets.builder(forge).prefix("/own").build();
            }
        }

        @Test
        void itsOwnPartsAreUsed() throws Exception {
            try (ConfigurableApplicationContext context = run(WithOwnParts.class)) {
                assertThat(context.getBeanNamesForType(SubjectResolver.class)).containsExactly("own");
                assertThat(context.getBeanNamesForType(NewsForgeServlets.class)).containsExactly("servlets");
                assertThat(get(context, "/own/platforms").statusCode()).isEqualTo(200);
            }
        }

        @Test
        void whatIsUnderWayWhenTheApplicationEndsIsAnswered() throws Exception {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch ending = new CountDownLatch(1);
            try (FaultyProvider provider = FaultyProvider.start().script(request -> {
                asked.countDown();
                await(ending);
                return Answer.of(WRITTEN);
            })) {
                ConfigurableApplicationContext context = run(
                        Minimal.class,
                        "server.shutdown=graceful",
                        "OPENAI_API_KEY=sk-test",
                        "newsforge.openai.base-url=" + provider.openAiBaseUrl());
                context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> ending.countDown());
                CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(() -> late(context));
                await(asked);

                context.close();

                assertThat(response.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
        }

        private HttpResponse<String> late(ConfigurableApplicationContext context) {
            try {
                return convert(context);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody came within 30 s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
