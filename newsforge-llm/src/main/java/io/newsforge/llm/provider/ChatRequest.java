package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.llm.spi.Effort;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import io.newsforge.llm.spi.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes a prompt as a request of Chat Completions. Immutable. */
final class ChatRequest {

    private static final int MOST_CACHE_MARKS = 4;

    private final Dialect dialect;

    ChatRequest(Dialect dialect) {
        this.dialect = dialect;
    }

    void write(JsonGenerator out, String model, Prompt prompt, boolean streamed) throws IOException {
        out.writeStartObject();
        out.writeStringField("model", model);
        messages(out, model, prompt);
        out.writeNumberField(dialect.maxTokensField(model), prompt.maxTokens());
        if (prompt.temperature().isPresent() && dialect.takesTemperature(model)) {
            out.writeNumberField("temperature", prompt.temperature().getAsDouble());
        }
        texts(out, "stop", prompt.stop());
        if (prompt.schema().isPresent()) {
            schema(out, prompt.schema().get());
        }
        if (prompt.effort().isPresent()) {
            effort(out, model, prompt.effort().get());
        }
        about(out, dialect, prompt);
        if (streamed) {
            stream(out);
        }
        out.writeEndObject();
    }

    private void messages(JsonGenerator out, String model, Prompt prompt) throws IOException {
        out.writeArrayFieldStart("messages");
        if (prompt.schema().isPresent() && dialect.schemas() != Dialect.Schemas.STRICT) {
            message(out, Message.of(Role.SYSTEM, instruction(prompt.schema().get())), false);
        }
        boolean marks = dialect.takesCacheMarks(model);
        int left = MOST_CACHE_MARKS;
        for (Message message : prompt.messages()) {
            message(out, message, marks && left > 0);
            left -= marks ? marks(message) : 0;
        }
        out.writeEndArray();
    }

    /** To a server that cannot be held to a schema it can at least be told. */
    private static String instruction(ReplySchema schema) {
        return "Answer with one JSON object and nothing else. It has to follow this JSON Schema:\n" + schema.json();
    }

    private void message(JsonGenerator out, Message message, boolean marked) throws IOException {
        out.writeStartObject();
        out.writeStringField("role", role(message.role()));
        if (marked && marks(message) > 0) {
            parts(out, message.parts());
        } else {
            out.writeStringField("content", joined(message.parts()));
        }
        out.writeEndObject();
    }

    private String role(Role role) {
        return switch (role) {
            case SYSTEM -> dialect.systemRole();
            case USER -> "user";
            case ASSISTANT -> "assistant";
        };
    }

    private static int marks(Message message) {
        int marks = 0;
        for (Message.Part part : message.parts()) {
            marks += part.cached() ? 1 : 0;
        }
        return marks;
    }

    private static void parts(JsonGenerator out, List<Message.Part> parts) throws IOException {
        out.writeArrayFieldStart("content");
        for (Message.Part part : parts) {
            out.writeStartObject();
            out.writeStringField("type", "text");
            out.writeStringField("text", part.text());
            if (part.cached()) {
                out.writeObjectFieldStart("prompt_cache_breakpoint");
                out.writeStringField("mode", "explicit");
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static String joined(List<Message.Part> parts) {
        if (parts.size() == 1) {
            return parts.get(0).text();
        }
        StringBuilder all = new StringBuilder();
        for (Message.Part part : parts) {
            all.append(part.text());
        }
        return all.toString();
    }

    private static void texts(JsonGenerator out, String field, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(field);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private void schema(JsonGenerator out, ReplySchema schema) throws IOException {
        if (dialect.schemas() == Dialect.Schemas.NONE) {
            return;
        }
        out.writeObjectFieldStart("response_format");
        if (dialect.schemas() == Dialect.Schemas.JSON_ONLY) {
            out.writeStringField("type", "json_object");
        } else {
            out.writeStringField("type", "json_schema");
            out.writeObjectFieldStart("json_schema");
            out.writeStringField("name", schema.name());
            out.writeBooleanField("strict", true);
            out.writeFieldName("schema");
            out.writeRawValue(schema.json());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void effort(JsonGenerator out, String model, Effort effort) throws IOException {
        if (dialect.thinks(model)) {
            out.writeStringField("reasoning_effort", dialect.effortName(effort));
        }
    }

    static void about(JsonGenerator out, Dialect dialect, Prompt prompt) throws IOException {
        String field = dialect.endUserField();
        if (!field.isEmpty() && prompt.endUser().isPresent()) {
            out.writeStringField(field, prompt.endUser().get());
        }
        if (dialect.takesMetadata() && !prompt.metadata().isEmpty()) {
            out.writeObjectFieldStart("metadata");
            for (Map.Entry<String, String> note : prompt.metadata().entrySet()) {
                out.writeStringField(note.getKey(), note.getValue());
            }
            out.writeEndObject();
        }
    }

    private void stream(JsonGenerator out) throws IOException {
        out.writeBooleanField("stream", true);
        if (dialect.reportsStreamUsage()) {
            out.writeObjectFieldStart("stream_options");
            out.writeBooleanField("include_usage", true);
            out.writeEndObject();
        }
    }
}
