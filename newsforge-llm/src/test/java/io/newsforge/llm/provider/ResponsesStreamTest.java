package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.Usage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesStreamTest {

    private static final String CREATED =
            event("created", "\"response\":{\"model\":\"gpt-x\",\"status\":\"in_progress\"}");
    private static final String HEL = event("output_text.delta", "\"delta\":\"Hel\",\"logprobs\":[]");
    private static final String LO = event("output_text.delta", "\"delta\":\"lo\"");
    private static final String COMPLETED = ended("completed", "\"error\":null");

    private final WireProbe probe = new WireProbe(ResponsesRequestTest.responses());

    @Test
    void givesOutTheTextOnceAndNothingElse() throws IOException {
        WireProbe.Stream stream = probe.stream()
                .feed(List.of(
                        CREATED,
                        event("in_progress", "\"response\":{}"),
                        event("output_item.added", "\"item\":{\"type\":\"reasoning\"}"),
                        event("reasoning_summary_text.delta", "\"delta\":\"no\""),
                        event("reasoning_text.delta", "\"delta\":\"no\""),
                        event("content_part.added", "\"part\":{\"type\":\"output_text\",\"text\":\"\"}"),
                        HEL,
                        event("function_call_arguments.delta", "\"delta\":\"no\""),
                        event("made.up.tomorrow", "\"delta\":\"no\""),
                        LO,
                        event("output_text.done", "\"text\":\"Hello\""),
                        COMPLETED));

        ModelReply reply = stream.reply();
        assertThat(stream.text()).isEqualTo("Hello");
        assertThat(stream.isOver()).isTrue();
        assertThat(reply.text()).isEqualTo("Hello");
        assertThat(reply.model()).isEqualTo("gpt-x");
        assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
        assertThat(reply.usage()).isEqualTo(Usage.of(10, 3));
    }

    @Test
    void isKnownByTheTypeInsideWhereEventsHaveNoNames() throws IOException {
        WireProbe.Stream stream = probe.stream();
        for (String event : List.of(CREATED, event("reasoning_text.delta", "\"delta\":\"no\""), HEL, LO, COMPLETED)) {
            stream.feed(event.substring(event.indexOf(": ")));
        }

        assertThat(stream.reply().text()).isEqualTo("Hello");
    }

    @Test
    void isWholeOnlyAfterItsEndMark() throws IOException {
        WireProbe.Stream stream = probe.stream();
        for (String event : List.of(CREATED, HEL, LO, event("output_text.done", "\"text\":\"Hello\""))) {
            stream.feed(event);
            assertThat(stream.isWhole()).as(event).isFalse();
        }

        assertThat(stream.feed(COMPLETED).isWhole()).isTrue();
    }

    @Test
    void isCutByTheCap() throws IOException {
        List<String> events =
                List.of(CREATED, HEL, ended("incomplete", "\"incomplete_details\":{\"reason\":\"max_output_tokens\"}"));

        assertThat(probe.stream().feed(events).reply().finish()).isEqualTo(Finish.LENGTH);
        assertThat(WireProbe.failure(
                                () -> probe.withSchema().stream().feed(events).reply())
                        .kind())
                .isEqualTo(ErrorKind.TRUNCATED);
    }

    @Test
    void isRefusedInPieces() throws IOException {
        WireProbe.Stream stream = probe.stream()
                .feed(List.of(
                        CREATED,
                        event("refusal.delta", "\"delta\":\"I will \""),
                        event("refusal.delta", "\"delta\":\"not.\""),
                        event("refusal.done", "\"refusal\":\"I will not.\""),
                        COMPLETED));

        ModelError error = WireProbe.failure(stream::reply);

        assertThat(stream.text()).isEmpty();
        assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
        assertThat(error.usage()).isEqualTo(Usage.of(10, 3));
    }

    @Test
    void failsWithTheErrorOfItsResponse() throws IOException {
        WireProbe.Stream stream = probe.stream().feed(CREATED).feed(HEL);

        ModelError error = WireProbe.failure(
                () -> stream.feed(ended("failed", "\"error\":{\"code\":\"server_error\",\"message\":\"Words\"}")));

        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILED);
        assertThat(error.detail()).contains("Words");
        assertThat(error.usage()).isEqualTo(Usage.of(10, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error: {\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"Words\",\"param\":null}",
                ": {\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"Words\",\"param\":null}",
                ": {\"error\":{\"type\":\"requests\",\"code\":\"rate_limit_exceeded\",\"message\":\"Words\"}}"
            })
    void endsWithTheErrorThatIsReportedInside(String event) throws IOException {
        WireProbe.Stream stream = probe.stream().feed(CREATED).feed(HEL);

        ModelError error = WireProbe.failure(() -> stream.feed(event));

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.code()).contains("rate_limit_exceeded");
        assertThat(error.detail()).contains("Words");
    }

    private static String ended(String status, String field) {
        return event(
                status,
                "\"response\":{\"status\":\"" + status + "\"," + field
                        + ",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hello\"}]}],"
                        + "\"usage\":{\"input_tokens\":10,\"output_tokens\":3}}");
    }

    private static String event(String name, String fields) {
        return "response." + name + ": {\"type\":\"response." + name + "\",\"sequence_number\":1," + fields + "}";
    }
}
