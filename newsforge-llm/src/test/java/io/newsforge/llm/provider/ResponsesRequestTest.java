package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Effort;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import io.newsforge.llm.spi.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesRequestTest {

    private final WireProbe probe = new WireProbe(responses());

    static ResponsesFormat responses() {
        Dialect dialect = Dialect.openAi();
        return new ResponsesFormat(new ChatFormat(OpenAi.NAME, dialect, List.of()), dialect);
    }

    @Test
    void asksAQuestionAndTellsTheVendorToKeepNothing() throws IOException {
        assertBody(Prompt.of("Hi"), """
                {"model":"gpt-4.1","input":[{"role":"user","content":"Hi"}],"max_output_tokens":1024,"store":false}""");
    }

    @Test
    void saysSoWhenTheAnswerIsStreamed() {
        assertThat(probe.request("gpt-4.1", Prompt.of("Hi"), true)
                        .path("stream")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void writesEverythingAPromptCanHave() throws IOException {
        Prompt prompt = Prompt.builder()
                .system("Be brief.")
                .user("Hi")
                .assistant("Hello")
                .system("Be kind.")
                .message(new Message(
                        Role.USER, List.of(new Message.Part("What ", true), new Message.Part("now?", false))))
                .maxTokens(77)
                .temperature(0.5)
                .schema(ReplySchema.of("posts", "{\"type\":\"object\"}"))
                .effort(Effort.LOW)
                .endUser("u-1")
                .metadata("job", "7")
                .build();

        assertBody(prompt, """
                {"model":"gpt-4.1","instructions":"Be brief.\\n\\nBe kind.",
                 "input":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},
                          {"role":"user","content":"What now?"}],
                 "max_output_tokens":77,"temperature":0.5,
                 "text":{"format":{"type":"json_schema","name":"posts","strict":true,"schema":{"type":"object"}}},
                 "safety_identifier":"u-1","metadata":{"job":"7"},"store":false}""");
    }

    @ParameterizedTest
    @CsvSource({"MINIMAL, minimal", "LOW, low", "MEDIUM, medium", "HIGH, high"})
    void asksModelsThatThinkForAnEffortInsteadOfATemperature(Effort effort, String word) {
        Prompt prompt =
                Prompt.builder().user("Hi").temperature(0.5).effort(effort).build();

        JsonNode body = probe.request("gpt-5-mini", prompt, false);

        assertThat(body.path("reasoning").path("effort").asText()).isEqualTo(word);
        assertThat(body.has("temperature")).isFalse();
    }

    @Test
    void asksForTheFewestTokensTheApiTakes() {
        JsonNode body = probe.request(
                "gpt-4.1", Prompt.builder().user("Hi").maxTokens(3).build(), false);

        assertThat(body.path("max_output_tokens").asInt()).isEqualTo(16);
    }

    @Test
    void refusesStopsForWhichThereIsNoField() throws IOException {
        ModelError error = WireProbe.failure(() ->
                probe.request("gpt-4.1", Prompt.builder().user("Hi").stop("END").build(), false));

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.billing()).isEqualTo(Billing.NOT_BILLED);
        assertThat(error.detail()).contains("stop: 1 (expected: none with the Responses API)");
    }

    private void assertBody(Prompt prompt, String expected) throws IOException {
        assertThat(probe.request("gpt-4.1", prompt, false))
                .isEqualTo(Json.tree(expected.getBytes(StandardCharsets.UTF_8)));
    }
}
