package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import io.newsforge.llm.spi.Role;
import java.io.IOException;
import java.util.List;

/**
 * Writes a prompt as a body of OpenAI Responses. System messages become the instructions, wherever they stand. Cache marks are left
 * out, since that API caches by itself. The vendor keeps every response unless it is told not to: it always is. For one body.
 */
final class ResponsesRequest {

    /** The API refuses less. */
    private static final int LEAST_OUTPUT = 16;

    private final JsonGenerator out;
    private final Dialect dialect;

    ResponsesRequest(JsonGenerator out, Dialect dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    void write(String model, Prompt prompt, boolean streamed) throws IOException {
        out.writeStartObject();
        out.writeStringField("model", model);
        String instructions = instructions(prompt.messages());
        if (!instructions.isEmpty()) {
            out.writeStringField("instructions", instructions);
        }
        writeInput(prompt.messages());
        out.writeNumberField("max_output_tokens", Math.max(LEAST_OUTPUT, prompt.maxTokens()));
        if (prompt.temperature().isPresent() && dialect.takesTemperature(model)) {
            out.writeNumberField("temperature", prompt.temperature().getAsDouble());
        }
        if (prompt.schema().isPresent()) {
            writeSchema(prompt.schema().get());
        }
        writeEffort(model, prompt);
        ChatRequest.about(out, dialect, prompt);
        out.writeBooleanField("store", false);
        if (streamed) {
            out.writeBooleanField("stream", true);
        }
        out.writeEndObject();
    }

    private static String instructions(List<Message> messages) {
        StringBuilder joined = new StringBuilder();
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                joined.append(joined.length() == 0 ? "" : "\n\n").append(ChatRequest.joined(message.parts()));
            }
        }
        return joined.toString();
    }

    private void writeInput(List<Message> messages) throws IOException {
        out.writeArrayFieldStart("input");
        for (Message message : messages) {
            if (message.role() != Role.SYSTEM) {
                out.writeStartObject();
                out.writeStringField("role", message.role() == Role.USER ? "user" : "assistant");
                out.writeStringField("content", ChatRequest.joined(message.parts()));
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    /** Without the object Chat Completions puts around name and schema. */
    private void writeSchema(ReplySchema schema) throws IOException {
        out.writeObjectFieldStart("text");
        out.writeObjectFieldStart("format");
        out.writeStringField("type", "json_schema");
        out.writeStringField("name", schema.name());
        out.writeBooleanField("strict", true);
        out.writeFieldName("schema");
        out.writeRawValue(schema.json());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void writeEffort(String model, Prompt prompt) throws IOException {
        if (prompt.effort().isPresent() && dialect.thinks(model)) {
            out.writeObjectFieldStart("reasoning");
            out.writeStringField("effort", dialect.effortName(prompt.effort().get()));
            out.writeEndObject();
        }
    }
}
