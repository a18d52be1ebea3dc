package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.provider.Anthropic;
import io.newsforge.llm.provider.AnthropicVersion;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Secret;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Anthropic Messages over real HTTP: the vendor's table of errors in both versions of the API, whole and streamed. */
class MessagesOverHttpTest {

    private static final String MODEL = "claude-haiku-5-5";

    private final FaultyProvider server = FaultyProvider.start();

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> errors() {
        return Stream.of(AnthropicVersion.values())
                .flatMap(version -> Stream.of(true, false)
                        .flatMap(streamed -> rows().map(row -> Arguments.of(version, streamed, row))));
    }

    private static Stream<VendorErrors.Row> rows() {
        return Stream.of(
                row(400, "invalid_request_error", null, ErrorKind.INVALID_REQUEST),
                row(400, "invalid_request_error", null, ErrorKind.QUOTA_SPENT)
                        .saying("You have reached your specified API usage limits. Access returns on 2026-12-01."),
                row(400, "invalid_request_error", null, ErrorKind.CONTEXT_TOO_LONG)
                        .saying("prompt is too long: 210000 tokens > 200000 maximum"),
                row(401, "authentication_error", null, ErrorKind.AUTHENTICATION),
                row(402, "billing_error", null, ErrorKind.QUOTA_SPENT),
                row(403, "permission_error", null, ErrorKind.PERMISSION),
                row(404, "not_found_error", null, ErrorKind.MODEL_NOT_FOUND),
                row(408, "timeout_error", null, ErrorKind.TIMEOUT),
                row(409, "conflict_error", null, ErrorKind.PROVIDER_FAILED),
                row(413, "request_too_large", null, ErrorKind.REQUEST_TOO_LARGE),
                row(413, "request_too_large", null, ErrorKind.REQUEST_TOO_LARGE).as(ErrorForm.PAGE),
                row(422, "invalid_request_error", null, ErrorKind.INVALID_REQUEST),
                row(429, "rate_limit_error", null, ErrorKind.RATE_LIMITED),
                row(429, "rate_limit_error", "enforced_spend_limit_reached", ErrorKind.QUOTA_SPENT),
                row(429, "rate_limit_error", "contract_spend_limit_reached", ErrorKind.QUOTA_SPENT),
                row(429, "rate_limit_error", "ramp_limit_exceeded", ErrorKind.RATE_LIMITED),
                row(500, "api_error", null, ErrorKind.PROVIDER_FAILED),
                row(502, "api_error", null, ErrorKind.PROVIDER_FAILED).as(ErrorForm.PAGE),
                row(503, "api_error", "cmek_key_unavailable", ErrorKind.PROVIDER_FAILED),
                row(504, "timeout_error", null, ErrorKind.TIMEOUT),
                row(529, "overloaded_error", null, ErrorKind.OVERLOADED),
                row(529, "overloaded_error", null, ErrorKind.OVERLOADED).as(ErrorForm.NOTHING));
    }

    private static VendorErrors.Row row(int status, String type, @Nullable String code, ErrorKind kind) {
        return VendorErrors.row(status, type, code, kind);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsOfItsKindAndAskedForOnce(AnthropicVersion version, boolean streamed, VendorErrors.Row row) {
        server.next(row.failure());

        ModelError error = VendorErrors.failure(() -> {
            try (ModelProvider provider = provider(version)) {
                VendorErrors.ask(provider, MODEL, streamed);
            }
        });

        assertThat(error.kind()).isEqualTo(row.kind());
        assertThat(error.status()).hasValue(row.status());
        assertThat(error.requestId()).isPresent();
        assertThat(server.wire().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(AnthropicVersion.class)
    void asksWithTheHeadersTheVersionWants(AnthropicVersion version) {
        try (ModelProvider provider = provider(version)) {
            provider.chat(MODEL, Prompt.of("Hi"), VendorErrors.call());
        }

        ReceivedRequest request = server.wire().last().request();
        assertThat(request.target()).isEqualTo("/v1/messages");
        assertThat(request.header("anthropic-version")).contains(version.header());
        assertThat(request.header("x-api-key")).contains("key-1");
        assertThat(request.header("authorization")).isEmpty();
        assertThat(request.at("/max_tokens")).contains("1024");
    }

    @Test
    void sendsTheKeyAsABearerIfToldSoAndTheCallsOwnFirst() {
        try (ModelProvider provider = builder().bearer().build()) {
            Call call = VendorErrors.call().as(Secret.of("key-2"));
            provider.chat(MODEL, Prompt.of("Hi"), call);
        }

        assertThat(server.wire().last().request().header("authorization")).contains("Bearer key-2");
        assertThat(server.wire().last().request().header("x-api-key")).isEmpty();
    }

    @Test
    void tellsUsageWithTheCacheAndThoughtsAndLimits() {
        Usage usage = Usage.builder()
                .input(100)
                .cacheRead(60)
                .cacheWrite(10)
                .output(20)
                .reasoning(15)
                .build();
        Answer answer = Answer.of("Hello there").thinking("Hm").usage(usage).by("claude-real");
        server.next(answer.limits(new Limits(4, 900, Duration.ofSeconds(30))), answer);

        try (ModelProvider provider = provider(AnthropicVersion.V2026_10_21)) {
            ModelReply whole = provider.chat(MODEL, Prompt.of("Hi"), VendorErrors.call());
            ModelReply streamed = VendorErrors.read(provider.stream(MODEL, Prompt.of("Hi"), VendorErrors.call()));

            assertThat(List.of(whole.usage(), streamed.usage())).containsOnly(usage);
            assertThat(List.of(whole.text(), streamed.text())).containsOnly("Hello there");
            assertThat(List.of(whole.model(), streamed.model())).containsOnly("claude-real");
            assertThat(whole.limits().requests().orElseThrow().remaining()).isEqualTo(4);
            assertThat(whole.limits().tokens().orElseThrow().remaining()).isEqualTo(900);
        }
    }

    @Test
    void refusesAsTheModelDoes() {
        server.always(Answer.of("No.").ending(Answer.Ending.REFUSED));

        try (ModelProvider provider = provider(AnthropicVersion.V2026_10_21)) {
            for (boolean streamed : new boolean[] {false, true}) {
                assertThat(VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, streamed))
                                .kind())
                        .isEqualTo(ErrorKind.REFUSED);
            }
        }
    }

    @Test
    void isCutByTheContextWindow() {
        server.next(Answer.of("Once").ending(Answer.Ending.CONTEXT_WINDOW));

        try (ModelProvider provider = provider(AnthropicVersion.V2026_10_21)) {
            assertThat(provider.chat(MODEL, Prompt.of("Hi"), VendorErrors.call())
                            .finish())
                    .isEqualTo(Finish.LENGTH);
        }
    }

    @Test
    void failsWithTheErrorInsideAStream() {
        server.next(VendorErrors.events(
                "message_start",
                        "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}",
                "content_block_delta",
                        "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\"}}",
                "error", "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}"));

        try (ModelProvider provider = provider(AnthropicVersion.V2023_06_01);
                ModelStream stream = provider.stream(MODEL, Prompt.of("Hi"), VendorErrors.call())) {
            assertThat(stream.advance()).isTrue();
            assertThat(stream.delta()).isEqualTo("Hel");
            ModelError error = VendorErrors.failure(stream::advance);
            assertThat(error.kind()).isEqualTo(ErrorKind.OVERLOADED);
            assertThat(error.usage().input()).hasValue(25);
        }
    }

    @Test
    void takesAStreamWithoutItsEndMarkAsCut() {
        server.next(VendorErrors.events(
                "content_block_delta",
                        "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\"}}",
                "message_delta", "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}"));

        try (ModelProvider provider = provider(AnthropicVersion.V2023_06_01)) {
            ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, true));
            assertThat(error.kind()).isEqualTo(ErrorKind.CUT);
        }
    }

    @Test
    void obeysWhatTheVendorSaysOfTryingAgain() {
        server.next(
                Failure.serverError().header("x-should-retry", "false"),
                Failure.badRequest().header("x-should-retry", "true"),
                Failure.rateLimited().header("retry-after", "1.5"));

        try (ModelProvider provider = provider(AnthropicVersion.V2023_06_01)) {
            ModelError never = VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, false));
            ModelError again = VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, false));
            ModelError later = VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, false));

            assertThat(never.retriable()).isFalse();
            assertThat(again.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(again.retriable()).isTrue();
            assertThat(later.retriable()).isTrue();
            assertThat(later.retryAfter()).contains(Duration.ofMillis(1_500));
        }
    }

    @Test
    void listsTheModelsOfAllPages() {
        server.next(
                Behaviour.reply(
                        200,
                        "application/json",
                        "{\"data\":[{\"type\":\"model\",\"id\":\"a\"},{\"id\":\"b\"}],\"has_more\":true,\"first_id\":\"a\",\"last_id\":\"b&c\"}"),
                Behaviour.reply(
                        200, "application/json", "{\"data\":[{\"id\":\"d\"}],\"has_more\":false,\"last_id\":\"d\"}"));

        try (ModelProvider provider = provider(AnthropicVersion.V2023_06_01)) {
            assertThat(provider.models(VendorErrors.call())).containsExactly("a", "b", "d");
        }

        assertThat(server.wire().exchanges())
                .extracting(exchange -> exchange.request().target())
                .containsExactly("/v1/models?limit=1000", "/v1/models?limit=1000&after_id=b%26c");
    }

    @Test
    void endsAListOfModelsThatNeverEnds() {
        server.always(Behaviour.reply(
                200, "application/json", "{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}"));

        try (ModelProvider provider = provider(AnthropicVersion.V2023_06_01)) {
            assertThat(provider.models(VendorErrors.call())).contains("a");
        }

        assertThat(server.wire().requests()).isEqualTo(20);
    }

    private ModelProvider provider(AnthropicVersion version) {
        return builder().version(version).build();
    }

    private Anthropic.Builder builder() {
        return Anthropic.builder().baseUrl(server.anthropicBaseUrl()).credentials(CredentialSource.of("key-1"));
    }
}
