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

class ResponsesReplyTest {

    private static final String HI = "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hi\"}]}";

    private final WireProbe probe = new WireProbe(ResponsesRequestTest.responses());

    @Test
    void isTheTextOfAllMessagesWhateverStandsBeforeThem() throws IOException {
        ModelReply reply = probe.header("x-request-id", "req_1").reply("""
                {"id":"resp_1","object":"response","created_at":1,"status":"completed","error":null,
                 "incomplete_details":null,"model":"gpt-5-2026","output":[
                   {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"no"}],
                    "content":[{"type":"reasoning_text","text":"no"}]},
                   {"type":"function_call","name":"f","arguments":"{}"},
                   {"type":"message","role":"assistant","content":[
                     {"type":"output_text","text":"Hel","annotations":[{"type":"url_citation","text":"no"}]},
                     {"text":"lo","type":"output_text","logprobs":[]}]},
                   {"type":"message","content":[{"type":"output_text","text":"!"}]}],
                 "usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":60,"cache_write_tokens":5},
                  "output_tokens":30,"output_tokens_details":{"reasoning_tokens":20},"total_tokens":130}}""");

        assertThat(reply.text()).isEqualTo("Hello!");
        assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
        assertThat(reply.model()).isEqualTo("gpt-5-2026");
        assertThat(reply.requestId()).contains("req_1");
        assertThat(reply.usage())
                .isEqualTo(Usage.builder()
                        .input(100)
                        .cacheRead(60)
                        .cacheWrite(5)
                        .output(30)
                        .reasoning(20)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"input_tokens_details\":null,\"output_tokens\":null}"})
    void mayHaveNoUsage(String usage) throws IOException {
        ModelReply reply = probe.reply("{\"status\":\"completed\",\"output\":[" + HI + "],\"usage\":" + usage + "}");

        assertThat(reply.usage()).isEqualTo(Usage.unknown());
    }

    @Nested
    class Endings {

        @ParameterizedTest
        @CsvSource({
            "completed, max_output_tokens, COMPLETE",
            "incomplete, max_output_tokens, LENGTH",
            "incomplete, made_up_tomorrow, OTHER",
            "made_up_tomorrow, , OTHER"
        })
        void areNamed(String status, String reason, Finish finish) throws IOException {
            assertThat(probe.reply(ended(status, reason)).finish()).isEqualTo(finish);
        }

        @Test
        void ofACutAnswerToASchemaAreErrorsThatWereBilled() throws IOException {
            ModelError error =
                    WireProbe.failure(() -> probe.withSchema().reply(ended("incomplete", "max_output_tokens")));

            assertThat(error.kind()).isEqualTo(ErrorKind.TRUNCATED);
            assertThat(error.code()).contains("max_output_tokens");
            assertThat(error.billing()).isEqualTo(Billing.BILLED);
            assertThat(error.usage()).isEqualTo(Usage.of(10, 3));
        }

        @Test
        void byTheFilterAreErrors() throws IOException {
            ModelError error = WireProbe.failure(() -> probe.reply(ended("incomplete", "content_filter")));

            assertThat(error.kind()).isEqualTo(ErrorKind.CONTENT_FILTERED);
            assertThat(error.usage()).isEqualTo(Usage.of(10, 3));
        }

        private String ended(String status, String reason) {
            return """
                    {"status":"%s","incomplete_details":{"reason":"%s"},"output":[%s],
                     "usage":{"input_tokens":10,"output_tokens":3}}""".formatted(status, reason, HI);
        }
    }

    @Test
    void isARefusalIfAPartIsOne() throws IOException {
        ModelError error = WireProbe.failure(() -> probe.reply("""
                {"status":"completed","output":[{"type":"message","content":[
                  {"type":"refusal","refusal":"I will not."}]}],"usage":{"input_tokens":10,"output_tokens":3}}"""));

        assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
        assertThat(error.detail()).isEmpty();
        assertThat(error.billing()).isEqualTo(Billing.BILLED);
        assertThat(error.usage()).isEqualTo(Usage.of(10, 3));
    }

    @Nested
    class Failed {

        @ParameterizedTest
        @CsvSource({
            "server_error, PROVIDER_FAILED",
            "rate_limit_exceeded, RATE_LIMITED",
            "insufficient_quota, QUOTA_SPENT",
            "invalid_prompt, CONTENT_FILTERED",
            "bio_policy, CONTENT_FILTERED",
            "data_residency_mismatch, PERMISSION",
            "vector_store_timeout, TIMEOUT",
            "context_length_exceeded, CONTEXT_TOO_LONG",
            "server_is_overloaded, OVERLOADED",
            "made_up_tomorrow, PROVIDER_FAILED"
        })
        void isAnErrorThoughTheStatusIsGood(String code, ErrorKind kind) throws IOException {
            ModelError error = WireProbe.failure(() -> probe.reply("""
                    {"status":"failed","error":{"code":"%s","message":"Words"},"output":[],
                     "usage":{"input_tokens":10,"output_tokens":3}}""".formatted(code)));

            assertThat(error.kind()).isEqualTo(kind);
            assertThat(error.code()).contains(code);
            assertThat(error.detail()).contains("Words");
            assertThat(error.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(error.usage()).isEqualTo(Usage.of(10, 3));
        }

        @Test
        void mayNotSayWhy() throws IOException {
            ModelError error = WireProbe.failure(() -> probe.reply("{\"status\":\"failed\",\"error\":null}"));

            assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILED);
        }
    }

    @Nested
    class Broken {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"status\":\"completed\",\"output\":[]}",
                    "{\"status\":\"completed\",\"output\":null}",
                    "{\"status\":\"in_progress\",\"output\":[{\"type\":\"message\",\"content\":null}]}"
                })
        void isWhateverHasNoText(String body) throws IOException {
            assertThat(WireProbe.failure(() -> probe.reply(body)).kind()).isEqualTo(ErrorKind.MALFORMED);
        }

        @Test
        void isTornJson() {
            assertThatThrownBy(() -> probe.reply("{\"status\":\"completed\",\"output\":[" + HI))
                    .isInstanceOf(JsonProcessingException.class);
        }
    }
}
