package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Usage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesStreamTest {

    private static final String START = """
            message_start: {"type":"message_start","message":{"model":"claude-x","content":[],"stop_reason":null,\
            "usage":{"input_tokens":25,"cache_read_input_tokens":100,"cache_creation_input_tokens":null,"output_tokens":1}}}""";
    private static final String HEL = delta("{\"type\":\"text_delta\",\"text\":\"Hel\"}");
    private static final String LO = delta("{\"type\":\"text_delta\",\"text\":\"lo\"}");
    private static final String END = ending("end_turn", "{\"output_tokens\":15}");
    private static final String STOP = "message_stop: {\"type\":\"message_stop\"}";

    private final WireProbe probe = new WireProbe(new MessagesFormat(AnthropicVersion.V2023_06_01, false));

    @Test
    void givesOutTheTextAndNothingElse() throws IOException {
        WireProbe.Stream stream = probe.stream()
                .feed(List.of(
                        START,
                        "ping: {\"type\":\"ping\"}",
                        "content_block_start: {\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}",
                        delta("{\"type\":\"thinking_delta\",\"thinking\":\"Hm\",\"text\":\"no\"}"),
                        delta("{\"type\":\"signature_delta\",\"signature\":\"s\"}"),
                        "content_block_stop: {\"type\":\"content_block_stop\",\"index\":0}",
                        "content_block_start: {\"index\":1,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                        HEL,
                        "made_up_tomorrow: {\"type\":\"made_up_tomorrow\",\"delta\":7}",
                        delta("{\"type\":\"citations_delta\",\"citation\":{\"type\":\"text\",\"text\":\"no\"}}"),
                        delta("{\"type\":\"input_json_delta\",\"partial_json\":\"{\"}"),
                        LO,
                        END,
                        STOP));

        assertThat(stream.text()).isEqualTo("Hello");
        assertThat(stream.isOver()).isTrue();
        assertThat(stream.reply().text()).isEqualTo("Hello");
        assertThat(stream.reply().model()).isEqualTo("claude-x");
        assertThat(stream.reply().finish()).isEqualTo(Finish.COMPLETE);
    }

    @Test
    void isKnownByTheTypeInsideWhereEventsHaveNoNames() throws IOException {
        WireProbe.Stream stream = probe.stream();
        for (String event : List.of(START, HEL, LO, END, STOP)) {
            stream.feed(event.substring(event.indexOf(": ")));
        }

        assertThat(stream.reply().text()).isEqualTo("Hello");
    }

    @Test
    void takesUsageAsSumsAndIgnoresNulls() throws IOException {
        String nulls = ending("end_turn", """
                {"input_tokens":null,"cache_read_input_tokens":null,"cache_creation_input_tokens":7,"output_tokens":15}""");

        Usage usage =
                probe.stream().feed(List.of(START, HEL, nulls, STOP)).reply().usage();

        assertThat(usage)
                .isEqualTo(Usage.builder()
                        .input(132)
                        .cacheRead(100)
                        .cacheWrite(7)
                        .output(15)
                        .build());
    }

    @Test
    void knowsNoOutputUntilItsEndingTellsIt() throws IOException {
        WireProbe.Stream stream = probe.stream().feed(START).feed(HEL);

        assertThat(stream.used())
                .isEqualTo(Usage.builder().input(125).cacheRead(100).build());
        assertThat(stream.feed(END).used().output()).hasValue(15);
    }

    @Test
    void isWholeOnlyAfterItsEndMark() throws IOException {
        WireProbe.Stream stream = probe.stream();
        for (String event : List.of(START, HEL, LO, END)) {
            stream.feed(event);
            assertThat(stream.isWhole()).as(event).isFalse();
        }

        assertThat(stream.feed(STOP).isWhole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "overloaded_error, OVERLOADED",
        "rate_limit_error, RATE_LIMITED",
        "api_error, PROVIDER_FAILED",
        "timeout_error, TIMEOUT",
        "conflict_error, PROVIDER_FAILED",
        "billing_error, QUOTA_SPENT",
        "invalid_request_error, INVALID_REQUEST",
        "authentication_error, AUTHENTICATION",
        "permission_error, PERMISSION",
        "not_found_error, MODEL_NOT_FOUND",
        "request_too_large, REQUEST_TOO_LARGE",
        "made_up_tomorrow, PROVIDER_FAILED"
    })
    void endsWithTheErrorThatIsReportedInside(String type, ErrorKind kind) throws IOException {
        WireProbe.Stream stream = probe.stream().feed(START).feed(HEL);

        ModelError error = WireProbe.failure(() -> stream.feed("""
                error: {"type":"error","error":{"type":"%s","message":"Words"},"request_id":"req_1"}""".formatted(type)));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.code()).contains(type);
        assertThat(error.detail()).contains("Words");
        assertThat(error.billing()).isEqualTo(Billing.UNKNOWN);
        assertThat(error.usage().input()).hasValue(125);
    }

    @Test
    void endsWithAnErrorOfAnEventWithoutName() throws IOException {
        ModelError error = WireProbe.failure(() -> probe.stream().feed("""
                : {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"""));

        assertThat(error.kind()).isEqualTo(ErrorKind.OVERLOADED);
    }

    @Test
    void isRefusedInTheEnd() throws IOException {
        String refusal = """
                message_delta: {"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null,\
                "stop_details":{"type":"refusal","category":"cyber","explanation":null}},"usage":{"output_tokens":2}}""";
        WireProbe.Stream stream = probe.stream().feed(List.of(START, HEL, refusal, STOP));

        ModelError error = WireProbe.failure(stream::reply);

        assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
        assertThat(error.code()).contains("cyber");
    }

    @Test
    void isCutByTheCap() throws IOException {
        List<String> events = List.of(START, HEL, ending("max_tokens", "{\"output_tokens\":15}"), STOP);

        assertThat(probe.stream().feed(events).reply().finish()).isEqualTo(Finish.LENGTH);
        assertThat(WireProbe.failure(
                                () -> probe.withSchema().stream().feed(events).reply())
                        .kind())
                .isEqualTo(ErrorKind.TRUNCATED);
    }

    @Test
    void failsOnEventsThatAreNoJson() {
        assertThatThrownBy(() -> probe.stream().feed("content_block_delta: {\"type\":"))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static String delta(String delta) {
        return "content_block_delta: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + delta + "}";
    }

    private static String ending(String reason, String usage) {
        return "message_delta: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                + "\",\"stop_sequence\":null,\"stop_details\":null},\"usage\":" + usage + "}";
    }
}
