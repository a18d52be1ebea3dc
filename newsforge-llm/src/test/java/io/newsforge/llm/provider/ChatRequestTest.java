package io.newsforge.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.llm.spi.Effort;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import io.newsforge.llm.spi.Role;
import io.newsforge.llm.spi.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

    private static final Prompt FULL = Prompt.builder()
            .message(Message.cached(Role.SYSTEM, "be"))
            .user("say")
            .maxTokens(9)
            .temperature(0.5)
            .stop("END")
            .effort(Effort.LOW)
            .endUser("u1")
            .metadata("k", "v")
            .build();

    private static final Prompt FORMED = Prompt.builder()
            .user("say")
            .schema(ReplySchema.of("posts", "{\"type\":\"object\"}"))
            .build();

    @Test
    void writesAllThatAnOlderModelOfOpenAiTakes() throws IOException {
        same(
                written(Dialect.openAi(), "gpt-4.1-mini", FULL, true),
                "{'model':'gpt-4.1-mini','messages':[{'role':'system','content':'be'},{'role':'user','content':'say'}],"
                        + "'max_completion_tokens':9,'temperature':0.5,'stop':['END'],'safety_identifier':'u1',"
                        + "'metadata':{'k':'v'},'stream':true,'stream_options':{'include_usage':true}}");
    }

    @Test
    void writesAnEffortAndMarksButNoTemperatureForAModelThatThinks() throws IOException {
        same(
                written(Dialect.openAi(), "gpt-5.6-luna", FULL, false),
                "{'model':'gpt-5.6-luna','messages':[{'role':'system','content':[{'type':'text','text':'be',"
                        + "'prompt_cache_breakpoint':{'mode':'explicit'}}]},{'role':'user','content':'say'}],"
                        + "'max_completion_tokens':9,'stop':['END'],'reasoning_effort':'low','safety_identifier':'u1',"
                        + "'metadata':{'k':'v'}}");
    }

    @Test
    void writesWhatImitatorsUnderstand() throws IOException {
        same(
                written(Dialect.compatible(), "llama3", FULL, false),
                "{'model':'llama3','messages':[{'role':'system','content':'be'},{'role':'user','content':'say'}],"
                        + "'max_tokens':9,'temperature':0.5,'stop':['END']}");
    }

    @Test
    void asksForASchemaStrictly() throws IOException {
        same(
                written(Dialect.openAi(), "gpt-4o", FORMED, false),
                "{'model':'gpt-4o','messages':[{'role':'user','content':'say'}],'max_completion_tokens':1024,"
                        + "'response_format':{'type':'json_schema','json_schema':{'name':'posts','strict':true,"
                        + "'schema':{'type':'object'}}}}");
    }

    @Test
    void tellsTheSchemaToAServerThatKnowsOnlyJson() throws IOException {
        Dialect dialect = Dialect.compatible().toBuilder()
                .schemas(Dialect.Schemas.JSON_ONLY)
                .build();

        String written = written(dialect, "m", FORMED, false);

        assertThat(written)
                .contains("\"response_format\":{\"type\":\"json_object\"}")
                .contains("JSON Schema:\\n{\\\"type\\\":\\\"object\\\"}");
    }

    @Test
    void tellsTheSchemaToAServerThatKnowsNoForm() throws IOException {
        Dialect dialect =
                Dialect.compatible().toBuilder().schemas(Dialect.Schemas.NONE).build();

        assertThat(written(dialect, "m", FORMED, false)).contains("JSON Schema").doesNotContain("response_format");
    }

    @Test
    void putsTheVersionOfAzureIntoThePath() {
        ChatFormat azure = new ChatFormat("azure.ai.openai", Dialect.azure("2026-05-01-preview"), List.of());

        assertThat(azure.chatPath()).isEqualTo("chat/completions?api-version=2026-05-01-preview");
        assertThat(azure.credential(Secret.of("k")).getName()).isEqualTo("api-key");
        assertThat(azure.credential(Secret.of("k")).getValue()).isEqualTo("k");
    }

    @Test
    void knowsFamiliesByHowTheirNamesBegin() {
        Dialect dialect = Dialect.openAi();

        assertThat(dialect.thinks("gpt-5")).isTrue();
        assertThat(dialect.thinks("gpt-6.1-sol")).isTrue();
        assertThat(dialect.thinks("ft:o4-mini:acme")).isTrue();
        assertThat(dialect.thinks("gpt-50")).isFalse();
        assertThat(dialect.thinks("gpt-4o")).isFalse();
    }

    private static void same(String written, String expected) throws IOException {
        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(written)).isEqualTo(mapper.readTree(expected.replace('\'', '"')));
    }

    private static String written(Dialect dialect, String model, Prompt prompt, boolean streamed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
            new ChatRequest(dialect).write(out, model, prompt, streamed);
        }
        return bytes.toString(UTF_8);
    }
}
