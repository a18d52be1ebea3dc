package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.Usage;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesReplyTest {

    private final WireProbe probe = new WireProbe(new MessagesFormat(AnthropicVersion.V2026_10_21, false));

    @Test
    void isTheTextBlocksJoinedWithoutThoughtsAndTools() throws IOException {
        ModelReply reply = probe.header("request-id", "req_1").reply("""
                {"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5-5-x","content":[
                  {"type":"thinking","thinking":"Hm","signature":"s"},
                  {"type":"redacted_thinking","data":"d"},
                  {"type":"text","text":"Hel","citations":null},
                  {"type":"tool_use","id":"t","name":"n","input":{"text":"no","type":"text"}},
                  {"text":"lo","type":"text"}],
                 "stop_reason":"end_turn","stop_sequence":null,"stop_details":null,"container":null,
                 "usage":{"input_tokens":10,"output_tokens":3}}""");

        assertThat(reply.text()).isEqualTo("Hello");
        assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
        assertThat(reply.model()).isEqualTo("claude-opus-5-5-x");
        assertThat(reply.requestId()).contains("req_1");
        assertThat(reply.usage()).isEqualTo(Usage.of(10, 3));
    }

    @Test
    void isOfTheModelThatWasAskedIfItDoesNotSay() throws IOException {
        assertThat(probe.reply("""
                {"content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn"}""").model()).isEqualTo(WireProbe.ASKED);
    }

    @Nested
    class Tokens {

        @Test
        void countWhatWentThroughTheCacheAsInput() throws IOException {
            Usage usage = usage("""
                    {"input_tokens":10,"cache_read_input_tokens":200,"cache_creation_input_tokens":30,
                     "cache_creation":{"ephemeral_5m_input_tokens":30,"ephemeral_1h_input_tokens":0},
                     "output_tokens":50,"output_tokens_details":{"thinking_tokens":40},"service_tier":"standard"}""");

            assertThat(usage)
                    .isEqualTo(Usage.builder()
                            .input(240)
                            .cacheRead(200)
                            .cacheWrite(30)
                            .output(50)
                            .reasoning(40)
                            .build());
        }

        @Test
        void areAbsentWhereNullOrMissing() throws IOException {
            assertThat(usage("""
                    {"input_tokens":10,"cache_read_input_tokens":null,"output_tokens":null,
                     "output_tokens_details":null}""")).isEqualTo(Usage.builder().input(10).build());
            assertThat(usage("null")).isEqualTo(Usage.unknown());
        }

        @Test
        void neitherRunOverNorGoBelowZero() throws IOException {
            Usage usage = usage("""
                    {"input_tokens":9223372036854775807,"cache_read_input_tokens":9223372036854775807,
                     "cache_creation_input_tokens":9223372036854775807,"output_tokens":-5}""");

            assertThat(usage).isEqualTo(Usage.unknown());
        }

        @Test
        void leaveOutASumThatIsMoreThanAnyExchangeHas() throws IOException {
            Usage usage = usage("""
                    {"input_tokens":999999999,"cache_read_input_tokens":2,"output_tokens":1}""");

            assertThat(usage).isEqualTo(Usage.builder().cacheRead(2).output(1).build());
        }

        private Usage usage(String usage) throws IOException {
            return probe.reply(
                            "{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}],\"stop_reason\":\"end_turn\",\"usage\":"
                                    + usage + "}")
                    .usage();
        }
    }

    @Nested
    class Endings {

        @ParameterizedTest
        @CsvSource({
            "end_turn, COMPLETE",
            "stop_sequence, COMPLETE",
            "max_tokens, LENGTH",
            "model_context_window_exceeded, LENGTH",
            "pause_turn, OTHER",
            "tool_use, OTHER",
            "made_up_tomorrow, OTHER"
        })
        void areNamed(String reason, Finish finish) throws IOException {
            assertThat(probe.reply(ended(reason)).finish()).isEqualTo(finish);
        }

        @Test
        void areOtherIfNotSaid() throws IOException {
            assertThat(probe.reply("""
                    {"content":[{"type":"text","text":"Hi"}],"stop_reason":null}""").finish()).isEqualTo(Finish.OTHER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"max_tokens", "model_context_window_exceeded"})
        void ofACutAnswerToASchemaAreErrorsThatWereBilled(String reason) throws IOException {
            ModelError error = WireProbe.failure(() -> probe.withSchema().reply(ended(reason)));

            assertThat(error.kind()).isEqualTo(ErrorKind.TRUNCATED);
            assertThat(error.code()).contains(reason);
            assertThat(error.billing()).isEqualTo(Billing.BILLED);
            assertThat(error.usage()).isEqualTo(Usage.of(10, 3));
        }

        private String ended(String reason) {
            return """
                    {"content":[{"type":"text","text":"Hi"}],"stop_reason":"%s",
                     "usage":{"input_tokens":10,"output_tokens":3}}""".formatted(reason);
        }
    }

    @Nested
    class Refusals {

        @Test
        void areErrorsWithTheirCategoryAsCode() throws IOException {
            ModelError error = refusal("""
                    {"type":"refusal","category":"bio","explanation":"Not that."}""");

            assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
            assertThat(error.code()).contains("bio");
            assertThat(error.detail()).contains("Not that.");
            assertThat(error.billing()).isEqualTo(Billing.BILLED);
            assertThat(error.usage()).isEqualTo(Usage.of(10, 1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "{\"type\":\"refusal\",\"category\":null,\"explanation\":null}"})
        void mayHaveNoCategory(String details) throws IOException {
            ModelError error = refusal(details);

            assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
            assertThat(error.code()).contains("refusal");
        }

        private ModelError refusal(String details) throws IOException {
            return WireProbe.failure(() -> probe.reply("""
                    {"content":[],"stop_reason":"refusal","stop_details":%s,
                     "usage":{"input_tokens":10,"output_tokens":1}}""".formatted(details)));
        }
    }

    @Nested
    class Broken {

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "[]", "null", "{\"content\":null}", "{\"content\":[],\"stop_reason\":\"end_turn\"}"})
        void isWhateverHasNoText(String body) throws IOException {
            assertThat(WireProbe.failure(() -> probe.reply(body)).kind()).isEqualTo(ErrorKind.MALFORMED);
        }

        @Test
        void isTornJson() {
            assertThatThrownBy(() -> probe.reply("{\"content\":[{\"type\":\"text\",\"text\":\"Hi"))
                    .isInstanceOf(JsonProcessingException.class);
        }

        @Test
        void isAnErrorThoughTheStatusIsGood() throws IOException {
            ModelError error = WireProbe.failure(() -> probe.reply("""
                    {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"""));

            assertThat(error.kind()).isEqualTo(ErrorKind.OVERLOADED);
            assertThat(error.code()).contains("overloaded_error");
        }
    }
}
