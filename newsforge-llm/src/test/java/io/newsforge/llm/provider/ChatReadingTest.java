package io.newsforge.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatReadingTest {

    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":30,\"total_tokens\":130,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":64,\"cache_write_tokens\":8,\"audio_tokens\":null},"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":20,\"rejected_prediction_tokens\":0}}";

    @Nested
    class Whole {

        @Test
        void readsTextModelUsageAndIds() throws IOException {
            ModelReply reply =
                    whole("{\"id\":\"chatcmpl-1\",\"model\":\"gpt-real\",\"choices\":[{\"index\":0,\"message\":"
                            + "{\"role\":\"assistant\",\"content\":\"안녕 \\ud83d\\ude00\",\"refusal\":null},"
                            + "\"finish_reason\":\"stop\",\"logprobs\":null}]," + USAGE + "}");

            assertThat(reply.text()).isEqualTo("안녕 \uD83D\uDE00");
            assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
            assertThat(reply.model()).isEqualTo("gpt-real");
            assertThat(reply.requestId()).contains("req_1");
            assertThat(reply.usage())
                    .isEqualTo(Usage.builder()
                            .input(100)
                            .cacheRead(64)
                            .cacheWrite(8)
                            .output(30)
                            .reasoning(20)
                            .build());
        }

        @Test
        void toleratesNullsAndMissingDetails() throws IOException {
            ModelReply reply = whole("{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":null,\"prompt_tokens_details\":null}}");

            assertThat(reply.usage()).isEqualTo(Usage.builder().input(5).build());
            assertThat(reply.model()).isEqualTo("gpt-asked");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9000000000000000000",
                    "1000000001",
                    "-1",
                    "-9223372036854775808",
                    "1e3",
                    "92233720368547758070"
                })
        void takesACountThatCannotBeAsAbsent(String count) throws IOException {
            ModelReply reply = whole("""
                    {"choices":[{"message":{"content":"a"},"finish_reason":"stop"}],
                     "usage":{"prompt_tokens":%s,"completion_tokens":1000000000}}""".formatted(count));

            assertThat(reply.usage())
                    .isEqualTo(Usage.builder().output(1_000_000_000).build());
        }

        @Test
        void leavesThoughtsOut() throws IOException {
            ModelReply reply =
                    whole("{\"choices\":[{\"message\":{\"reasoning\":\"hm\",\"reasoning_content\":{\"content\":"
                            + "\"hm\"},\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},"
                            + "{\"type\":\"text\",\"text\":\"said\"}]},\"finish_reason\":\"stop\"}]}");

            assertThat(reply.text()).isEqualTo("said");
        }

        @Test
        void takesFieldsInAnyOrder() throws IOException {
            ModelReply reply = whole("{" + USAGE + ",\"choices\":[{\"finish_reason\":\"length\",\"message\":"
                    + "{\"refusal\":null,\"content\":\"cut\"}},{\"message\":{\"content\":\"second\"}}]}");

            assertThat(reply.text()).isEqualTo("cut");
            assertThat(reply.finish()).isEqualTo(Finish.LENGTH);
        }

        @Test
        void takesAnUnknownReasonAsOther() throws IOException {
            assertThat(whole("{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"new\"}]}")
                            .finish())
                    .isEqualTo(Finish.OTHER);
        }

        @Test
        void saysThatARefusalIsOne() {
            error(() -> whole("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot.\"},"
                            + "\"finish_reason\":\"stop\"}]," + USAGE + "}"))
                    .returns(ErrorKind.REFUSED, ModelError::kind)
                    .returns(Billing.BILLED, ModelError::billing)
                    .satisfies(e -> assertThat(e.usage().isComplete()).isTrue())
                    .satisfies(e -> assertThat(e.detail()).isEmpty());
        }

        @Test
        void saysThatTheFilterStoppedIt() {
            error(() -> whole("{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"content_filter\"}]}"))
                    .returns(ErrorKind.CONTENT_FILTERED, ModelError::kind);
        }

        @Test
        void saysThatAnAnswerWithASchemaWasCut() {
            error(() -> whole(
                            "{\"choices\":[{\"message\":{\"content\":\"{\"},\"finish_reason\":\"length\"}]}",
                            new Answer(Heads.of(200), "m", true)))
                    .returns(ErrorKind.TRUNCATED, ModelError::kind)
                    .returns(Billing.BILLED, ModelError::billing);
        }

        @Test
        void saysThatNothingWasAnswered() {
            error(() -> whole("{\"choices\":[]}")).returns(ErrorKind.MALFORMED, ModelError::kind);
            error(() -> whole("{\"choices\":null}")).returns(ErrorKind.MALFORMED, ModelError::kind);
            error(() -> whole("{}")).returns(ErrorKind.MALFORMED, ModelError::kind);
        }

        @Test
        void findsAnErrorInAReplyOfStatus200() {
            error(() -> whole("{\"error\":{\"message\":\"down\",\"code\":503}}"))
                    .returns(ErrorKind.OVERLOADED, ModelError::kind)
                    .returns(Billing.UNKNOWN, ModelError::billing);
        }

        @Test
        void takesWhatIsNoObjectAsNoJsonOfOurs() {
            assertThatThrownBy(() -> whole("[1]")).isInstanceOf(JsonProcessingException.class);
            assertThatThrownBy(() -> whole("{\"choices\":[{\"mess")).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Nested
    class Streamed {

        @Test
        void joinsChunksAndTakesTheUsageFromAChunkWithoutChoices() throws IOException {
            Answer answer = Heads.answer();
            ChatFold fold = stream(
                    answer,
                    "{\"choices\":[],\"prompt_filter_results\":[{}]}",
                    "{\"model\":\"m\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}],\"usage\":null}",
                    "{\"choices\":[{\"delta\":{\"content\":\"Hel\"},\"finish_reason\":null}]}",
                    "{\"choices\":[{\"delta\":{\"content\":\"lo\"}}],\"obfuscation\":\"x\"}",
                    "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
                    "{\"choices\":[]," + USAGE + "}",
                    "[DONE]");

            assertThat(fold.isOver()).isTrue();
            assertThat(answer.reply().text()).isEqualTo("Hello");
            assertThat(answer.reply().usage().isComplete()).isTrue();
        }

        @Test
        void mayEndOnceAReasonCameThoughNotAllServersSayDone() throws IOException {
            String last = "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}";

            assertThat(stream(Heads.answer(), last).mayEndHere()).isTrue();
            assertThat(stream(Heads.answer(), last).isOver()).isFalse();
        }

        @Test
        void mayEndWithDoneAlone() throws IOException {
            assertThat(stream(Heads.answer(), "[DONE]").mayEndHere()).isTrue();
        }

        @Test
        void mayNotEndBeforeEither() throws IOException {
            assertThat(stream(Heads.answer(), "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}")
                            .mayEndHere())
                    .isFalse();
        }

        @Test
        void saysThatARefusalInPiecesIsOne() throws IOException {
            Answer answer = Heads.answer();
            stream(
                    answer,
                    "{\"choices\":[{\"delta\":{\"refusal\":\"I \"}}]}",
                    "{\"choices\":[{\"delta\":{\"refusal\":\"cannot.\"},\"finish_reason\":\"stop\"}]}",
                    "[DONE]");

            error(answer::reply)
                    .returns(ErrorKind.REFUSED, ModelError::kind)
                    .satisfies(e -> assertThat(e.detail()).isEmpty());
        }

        @Test
        void throwsAnErrorThatComesAsData() {
            error(() -> stream(
                            Heads.answer(),
                            "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
                            "{\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\",\"code\":null}}"))
                    .returns(ErrorKind.PROVIDER_FAILED, ModelError::kind)
                    .returns(Billing.UNKNOWN, ModelError::billing);
        }

        @Test
        void takesAChunkThatIsNoJsonAsMalformed() {
            assertThatThrownBy(() -> stream(Heads.answer(), "{\"choices\":[{\"del"))
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    private static ObjectAssert<ModelError> error(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(type(ModelException.class))
                .extracting(ModelException::error, type(ModelError.class));
    }

    private static ModelReply whole(String json) throws IOException {
        return whole(json, Heads.answer("x-request-id", "req_1"));
    }

    private static ModelReply whole(String json, Answer answer) throws IOException {
        try (JsonParser in = Json.FACTORY.createParser(json.getBytes(UTF_8))) {
            Heads.format().readReply(in, answer);
        }
        return answer.reply();
    }

    private static ChatFold stream(Answer answer, String... data) throws IOException {
        String events = "data: " + String.join("\n\ndata: ", data) + "\n\n";
        EventReader reader = new EventReader(new ByteArrayInputStream(events.getBytes(UTF_8)), 1 << 20);
        ChatFold fold = new ChatFold(answer);
        while (reader.next()) {
            answer.text(fold.fold(reader));
        }
        return fold;
    }
}
