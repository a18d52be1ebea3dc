package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.newsforge.llm.spi.Effort;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import io.newsforge.llm.spi.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesRequestTest {

    private static final String OLD = "claude-opus-4-6";
    private static final String NEW = "claude-sonnet-5-5";

    private final WireProbe probe = new WireProbe(new MessagesFormat(AnthropicVersion.V2023_06_01, false));

    @Test
    void asksAQuestionWithNothingButTheFieldsItNeeds() throws IOException {
        assertBody(Prompt.of("Hi"), """
                {"model":"claude-opus-4-6","max_tokens":1024,"messages":[{"role":"user","content":"Hi"}]}""");
    }

    @Test
    void saysSoWhenTheAnswerIsStreamed() {
        assertThat(probe.request(OLD, Prompt.of("Hi"), true).path("stream").asBoolean())
                .isTrue();
    }

    @Test
    void writesEverythingAPromptCanHave() throws IOException {
        Prompt prompt = Prompt.builder()
                .system("Be brief.")
                .user("Hi")
                .maxTokens(77)
                .temperature(0.5)
                .stop("END")
                .stop("STOP")
                .schema(ReplySchema.of("posts", "{\"type\":\"object\"}"))
                .endUser("u-1")
                .metadata("ignored", "since the API has no field for it")
                .build();

        assertBody(prompt, """
                {"model":"claude-opus-4-6","max_tokens":77,"system":"Be brief.",
                 "messages":[{"role":"user","content":"Hi"}],
                 "temperature":0.5,"stop_sequences":["END","STOP"],
                 "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},
                 "metadata":{"user_id":"u-1"}}""");
    }

    @Nested
    class Messages {

        @Test
        void gatherSystemTextsAtTheTopAndMergeTurnsOfOneRole() throws IOException {
            Prompt prompt = Prompt.builder()
                    .system("One.")
                    .user("a")
                    .system("Two.")
                    .user("b")
                    .assistant("c")
                    .assistant("d")
                    .user("e")
                    .build();

            assertBody(prompt, """
                    {"model":"claude-opus-4-6","max_tokens":1024,
                     "system":[{"type":"text","text":"One."},{"type":"text","text":"Two."}],
                     "messages":[
                       {"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},
                       {"role":"assistant","content":[{"type":"text","text":"c"},{"type":"text","text":"d"}]},
                       {"role":"user","content":"e"}]}""");
        }

        @Test
        void carryCacheMarksOnTheirBlocks() throws IOException {
            Prompt prompt = Prompt.builder()
                    .message(Message.cached(Role.SYSTEM, "Long."))
                    .user("Hi")
                    .build();

            assertBody(prompt, """
                    {"model":"claude-opus-4-6","max_tokens":1024,
                     "system":[{"type":"text","text":"Long.","cache_control":{"type":"ephemeral"}}],
                     "messages":[{"role":"user","content":"Hi"}]}""");
        }

        @Test
        void keepTheLastFourOfMoreCacheMarks() {
            Prompt.Builder prompt = Prompt.builder();
            prompt.message(Message.cached(Role.SYSTEM, "s"));
            for (String text : new String[] {"1", "2", "3", "4"}) {
                prompt.message(Message.cached(Role.USER, text));
            }

            JsonNode body = probe.request(OLD, prompt.build(), false);

            assertThat(body.findValues("cache_control")).hasSize(4);
            assertThat(body.path("system").get(0).has("cache_control")).isFalse();
        }
    }

    @Nested
    class Temperature {

        @ParameterizedTest
        @CsvSource({
            "claude-opus-4-6, 0.3, 0.3",
            "claude-haiku-4-5-20251001, 0.3, 0.3",
            "claude-3-5-sonnet-20241022, 0.3, 0.3",
            "claude-opus-4-20250514, 0.3, 0.3",
            "us.anthropic.claude-sonnet-4-5-v1:0, 0.3, 0.3",
            "claude-opus-4-6, 1.7, 1.0"
        })
        void isSentToOldModelsAndNeverAboveOne(String model, double asked, double sent) {
            assertThat(body(model, asked).path("temperature").asDouble()).isEqualTo(sent);
        }

        @ParameterizedTest
        @CsvSource({"claude-opus-4-7", "claude-opus-5", "claude-haiku-5-5", "claude-fable-5-2", "my-own-name"})
        void isLeftOutForNewAndUnknownModels(String model) {
            assertThat(body(model, 0.3).has("temperature")).isFalse();
        }

        @Test
        void isGoneInTheNewVersionOfTheApi() {
            WireProbe newest = new WireProbe(new MessagesFormat(AnthropicVersion.V2026_10_21, false));
            Prompt prompt = Prompt.builder().user("Hi").temperature(0.3).build();

            assertThat(newest.request(OLD, prompt, false).has("temperature")).isFalse();
        }

        @ParameterizedTest
        @EnumSource(AnthropicVersion.class)
        void isAmongTheCapabilitiesWhereItIsSent(AnthropicVersion version) {
            MessagesFormat format = new MessagesFormat(version, false);

            assertThat(format.capabilities(OLD).temperature()).isEqualTo(version == AnthropicVersion.V2023_06_01);
            assertThat(format.capabilities(NEW).temperature()).isFalse();
            assertThat(format.capabilities(NEW).schema()).isTrue();
            assertThat(format.capabilities(NEW).contextWindow()).isEmpty();
        }

        private JsonNode body(String model, double degree) {
            return probe.request(
                    model, Prompt.builder().user("Hi").temperature(degree).build(), false);
        }
    }

    @Nested
    class Thinking {

        @Test
        void isLeftToTheModelWithAnEffort() {
            JsonNode body = body(NEW, Effort.HIGH);

            assertThat(body.path("thinking").path("type").asText()).isEqualTo("adaptive");
            assertThat(body.path("output_config").path("effort").asText()).isEqualTo("high");
        }

        @Test
        void isNotAskedForWithTheLeastEffort() {
            JsonNode body = body(NEW, Effort.MINIMAL);

            assertThat(body.has("thinking")).isFalse();
            assertThat(body.path("output_config").path("effort").asText()).isEqualTo("low");
        }

        @Test
        void isLeftOutForModelsThatTakeNoEffort() {
            JsonNode body = body("claude-haiku-4-5", Effort.HIGH);

            assertThat(body.has("thinking")).isFalse();
            assertThat(body.has("output_config")).isFalse();
        }

        @Test
        void takesTheTemperatureAway() {
            Prompt prompt = Prompt.builder()
                    .user("Hi")
                    .temperature(0.3)
                    .effort(Effort.LOW)
                    .build();

            assertThat(probe.request(OLD, prompt, false).has("temperature")).isFalse();
        }

        private JsonNode body(String model, Effort effort) {
            return probe.request(
                    model, Prompt.builder().user("Hi").effort(effort).build(), false);
        }
    }

    private void assertBody(Prompt prompt, String expected) throws IOException {
        assertThat(probe.request(OLD, prompt, false)).isEqualTo(Json.tree(expected.getBytes(StandardCharsets.UTF_8)));
    }
}
