package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Usage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenAI Responses over real HTTP: the vendor's table of errors, whole and streamed. */
class ResponsesOverHttpTest {

    private static final String MODEL = "gpt-6-luna";

    private final FaultyProvider server = FaultyProvider.start();
    private final ModelProvider provider = OpenAi.builder()
            .baseUrl(server.openAiBaseUrl())
            .credentials(CredentialSource.of("key-1"))
            .responses()
            .build();

    @AfterEach
    void stop() {
        provider.close();
        server.close();
    }

    static Stream<Arguments> errors() {
        return Stream.of(true, false).flatMap(streamed -> rows().map(row -> Arguments.of(streamed, row)));
    }

    private static Stream<VendorErrors.Row> rows() {
        return Stream.concat(
                Stream.of(
                        VendorErrors.row(400, "invalid_request_error", null, ErrorKind.INVALID_REQUEST),
                        VendorErrors.row(400, "invalid_request_error", "unsupported_value", ErrorKind.INVALID_REQUEST),
                        VendorErrors.row(
                                400, "invalid_request_error", "context_length_exceeded", ErrorKind.CONTEXT_TOO_LONG),
                        VendorErrors.row(401, "invalid_request_error", "invalid_api_key", ErrorKind.AUTHENTICATION),
                        VendorErrors.row(403, "invalid_request_error", null, ErrorKind.PERMISSION),
                        VendorErrors.row(404, "invalid_request_error", "model_not_found", ErrorKind.MODEL_NOT_FOUND),
                        VendorErrors.row(408, "timeout", null, ErrorKind.TIMEOUT),
                        VendorErrors.row(409, "conflict", null, ErrorKind.PROVIDER_FAILED),
                        VendorErrors.row(413, "invalid_request_error", null, ErrorKind.REQUEST_TOO_LARGE)
                                .as(ErrorForm.PAGE),
                        VendorErrors.row(429, "requests", "rate_limit_exceeded", ErrorKind.RATE_LIMITED),
                        VendorErrors.row(429, "rate_limit_error", "slow_down", ErrorKind.RATE_LIMITED),
                        VendorErrors.row(500, "server_error", null, ErrorKind.PROVIDER_FAILED),
                        VendorErrors.row(502, "server_error", null, ErrorKind.PROVIDER_FAILED)
                                .as(ErrorForm.NOTHING),
                        VendorErrors.row(
                                503, "service_unavailable_error", "server_is_overloaded", ErrorKind.OVERLOADED),
                        VendorErrors.row(504, "x", null, ErrorKind.TIMEOUT).as(ErrorForm.PAGE)),
                Stream.of(
                                "insufficient_quota",
                                "credit_balance_exhausted",
                                "organization_spend_limit_exceeded",
                                "project_spend_limit_exceeded",
                                "organization_usage_limit_exceeded")
                        .map(code -> VendorErrors.row(429, "insufficient_quota", code, ErrorKind.QUOTA_SPENT)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsOfItsKindAndAskedForOnce(boolean streamed, VendorErrors.Row row) {
        server.next(row.failure());

        ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, streamed));

        assertThat(error.kind()).isEqualTo(row.kind());
        assertThat(error.status()).hasValue(row.status());
        assertThat(error.requestId()).isPresent();
        assertThat(server.wire().requests()).isEqualTo(1);
    }

    @Test
    void asksToStoreNothing() {
        VendorErrors.ask(provider, MODEL, false);

        ReceivedRequest request = server.wire().last().request();
        assertThat(request.target()).isEqualTo("/v1/responses");
        assertThat(request.at("/store")).contains("false");
        assertThat(request.header("authorization")).contains("Bearer key-1");
    }

    @Test
    void tellsUsageWithTheCacheAndThoughts() {
        Usage usage = Usage.builder()
                .input(100)
                .cacheRead(60)
                .cacheWrite(10)
                .output(20)
                .reasoning(15)
                .build();
        server.always(Answer.of("Hello there").thinking("Hm").usage(usage).by("gpt-real"));

        for (boolean streamed : new boolean[] {false, true}) {
            ModelReply reply = VendorErrors.ask(provider, MODEL, streamed);
            assertThat(reply.usage()).isEqualTo(usage);
            assertThat(reply.text()).isEqualTo("Hello there");
            assertThat(reply.model()).isEqualTo("gpt-real");
            assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.Ending.class,
            names = {"REFUSED", "FILTERED"})
    void refusesAsTheModelOrTheFilterDoes(Answer.Ending ending) {
        server.always(Answer.of("No.").ending(ending));
        ErrorKind kind = ending == Answer.Ending.REFUSED ? ErrorKind.REFUSED : ErrorKind.CONTENT_FILTERED;

        for (boolean streamed : new boolean[] {false, true}) {
            assertThat(VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, streamed))
                            .kind())
                    .isEqualTo(kind);
        }
    }

    @Test
    void isCutByTheCap() {
        server.always(Answer.of("Once").ending(Answer.Ending.LENGTH));

        for (boolean streamed : new boolean[] {false, true}) {
            assertThat(VendorErrors.ask(provider, MODEL, streamed).finish()).isEqualTo(Finish.LENGTH);
        }
    }

    @Test
    void failsThoughTheStatusIsGood() {
        server.next(Behaviour.reply(
                200,
                "application/json",
                "{\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"Words\"},\"output\":[]}"));

        assertThat(VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, false))
                        .kind())
                .isEqualTo(ErrorKind.PROVIDER_FAILED);
    }

    @Test
    void failsWithTheErrorInsideAStream() {
        server.next(VendorErrors.events(
                "response.output_text.delta", "{\"type\":\"response.output_text.delta\",\"delta\":\"Hel\"}",
                "error", "{\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"Words\",\"param\":null}"));

        try (ModelStream stream = provider.stream(MODEL, Prompt.of("Hi"), VendorErrors.call())) {
            assertThat(stream.advance()).isTrue();
            assertThat(VendorErrors.failure(stream::advance).kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        }
    }

    @Test
    void takesAStreamWithoutItsEndMarkAsCut() {
        server.next(VendorErrors.events(
                "response.output_text.delta", "{\"type\":\"response.output_text.delta\",\"delta\":\"Hel\"}",
                "response.output_text.done", "{\"type\":\"response.output_text.done\",\"text\":\"Hel\"}"));

        assertThat(VendorErrors.failure(() -> VendorErrors.ask(provider, MODEL, true))
                        .kind())
                .isEqualTo(ErrorKind.CUT);
    }

    @Test
    void listsTheModels() {
        server.models("gpt-a", "gpt-b");

        assertThat(provider.models(VendorErrors.call())).isEqualTo(List.of("gpt-a", "gpt-b"));
    }
}
