package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.llm.spi.Effort;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a prompt as a body of Anthropic Messages, which takes no field it does not know. For one body.
 *
 * <p>System messages go to the top wherever they stand, and messages of one role in a row become one. Of more than four cache marks
 * the last four are kept, since they cover the most.
 */
final class MessagesRequest {

    private static final int MARKS_AT_MOST = 4;

    private final JsonGenerator out;
    private final AnthropicVersion version;
    private int marksToSkip;

    MessagesRequest(JsonGenerator out, AnthropicVersion version) {
        this.out = out;
        this.version = version;
    }

    void write(String model, Prompt prompt, boolean stream) throws IOException {
        List<Message.Part> system = partsOf(prompt.messages(), true);
        marksToSkip = marks(prompt.messages()) - MARKS_AT_MOST;
        ClaudeGeneration generation = ClaudeGeneration.of(model);
        out.writeStartObject();
        out.writeStringField("model", model);
        out.writeNumberField("max_tokens", prompt.maxTokens());
        if (!system.isEmpty()) {
            writeContent("system", system);
        }
        writeMessages(prompt.messages());
        writeChoice(prompt, generation);
        writeOutput(prompt, generation);
        if (prompt.endUser().isPresent()) {
            out.writeObjectFieldStart("metadata");
            out.writeStringField("user_id", prompt.endUser().get());
            out.writeEndObject();
        }
        if (stream) {
            out.writeBooleanField("stream", true);
        }
        out.writeEndObject();
    }

    private void writeMessages(List<Message> messages) throws IOException {
        out.writeArrayFieldStart("messages");
        int next = 0;
        while (next < messages.size()) {
            Role role = messages.get(next).role();
            int end = endOfTurn(messages, next);
            if (role != Role.SYSTEM) {
                out.writeStartObject();
                out.writeStringField("role", role == Role.USER ? "user" : "assistant");
                writeContent("content", partsOf(messages.subList(next, end), false));
                out.writeEndObject();
            }
            next = end;
        }
        out.writeEndArray();
    }

    /** A turn ends where somebody else speaks; system messages, which stand elsewhere, do not end it. */
    private static int endOfTurn(List<Message> messages, int start) {
        Role role = messages.get(start).role();
        int end = start + 1;
        while (end < messages.size() && goesOn(role, messages.get(end).role())) {
            end++;
        }
        return end;
    }

    private static boolean goesOn(Role turn, Role next) {
        return next == turn || (turn != Role.SYSTEM && next == Role.SYSTEM);
    }

    private static List<Message.Part> partsOf(List<Message> messages, boolean system) {
        if (messages.size() == 1 && system == (messages.get(0).role() == Role.SYSTEM)) {
            return messages.get(0).parts();
        }
        List<Message.Part> parts = new ArrayList<>();
        for (Message message : messages) {
            if (system == (message.role() == Role.SYSTEM)) {
                parts.addAll(message.parts());
            }
        }
        return parts;
    }

    private static int marks(List<Message> messages) {
        int marks = 0;
        for (Message message : messages) {
            for (Message.Part part : message.parts()) {
                marks += part.cached() ? 1 : 0;
            }
        }
        return marks;
    }

    private void writeContent(String field, List<Message.Part> parts) throws IOException {
        if (parts.size() == 1 && !parts.get(0).cached()) {
            out.writeStringField(field, parts.get(0).text());
            return;
        }
        out.writeArrayFieldStart(field);
        for (Message.Part part : parts) {
            out.writeStartObject();
            out.writeStringField("type", "text");
            out.writeStringField("text", part.text());
            if (part.cached() && marksToSkip-- <= 0) {
                out.writeObjectFieldStart("cache_control");
                out.writeStringField("type", "ephemeral");
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeChoice(Prompt prompt, ClaudeGeneration generation) throws IOException {
        if (prompt.temperature().isPresent() && !thinks(prompt, generation) && generation.takesTemperature(version)) {
            out.writeNumberField("temperature", Math.min(1, prompt.temperature().getAsDouble()));
        }
        if (!prompt.stop().isEmpty()) {
            out.writeArrayFieldStart("stop_sequences");
            for (String stop : prompt.stop()) {
                out.writeString(stop);
            }
            out.writeEndArray();
        }
    }

    private void writeOutput(Prompt prompt, ClaudeGeneration generation) throws IOException {
        if (thinks(prompt, generation)) {
            out.writeObjectFieldStart("thinking");
            out.writeStringField("type", "adaptive");
            out.writeEndObject();
        }
        boolean effort = prompt.effort().isPresent() && generation.takesEffort();
        if (!effort && prompt.schema().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("output_config");
        if (effort) {
            out.writeStringField("effort", word(prompt.effort().get()));
        }
        if (prompt.schema().isPresent()) {
            out.writeObjectFieldStart("format");
            out.writeStringField("type", "json_schema");
            out.writeFieldName("schema");
            out.writeRawValue(prompt.schema().get().json());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** The least effort leaves thinking at the model's default, which the newest models do not let one switch off. */
    private static boolean thinks(Prompt prompt, ClaudeGeneration generation) {
        return generation.takesEffort()
                && prompt.effort().filter(effort -> effort != Effort.MINIMAL).isPresent();
    }

    private static String word(Effort effort) {
        return effort == Effort.MINIMAL ? "low" : effort.name().toLowerCase(Locale.ROOT);
    }
}
