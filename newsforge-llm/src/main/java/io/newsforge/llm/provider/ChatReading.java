package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.newsforge.llm.spi.Finish;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a completion, or a chunk of one, token by token: they differ in {@code message} and {@code delta} only. Fields that are not
 * known, such as what a model thought before it answered, are passed over. For one thread at a time.
 */
final class ChatReading {

    private final Answer answer;
    private String text = "";

    ChatReading(Answer answer) {
        this.answer = answer;
    }

    /** Reads a whole completion, whose object has begun. */
    void whole(JsonParser in) throws IOException {
        String read = chunk(in);
        answer.text(read);
        if (!answer.isFinished() && !read.isEmpty()) {
            answer.finish(Finish.OTHER);
        }
    }

    /**
     * Reads one chunk, whose object has begun.
     *
     * @return its text, perhaps empty
     */
    String chunk(JsonParser in) throws IOException {
        text = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            switch (field) {
                case "choices" -> choices(in);
                case "usage" -> OpenAiUsage.read(in, answer.usage());
                case "model" -> model(Json.text(in));
                case "error" -> error(in, value);
                default -> in.skipChildren();
            }
        }
        return text;
    }

    private void model(@Nullable String name) {
        if (name != null && !name.isEmpty()) {
            answer.model(name);
        }
    }

    private void error(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_NULL) {
            throw ErrorReply.within(answer, in);
        }
    }

    /** We ask for one; where more come, the first counts. */
    private void choices(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        boolean first = true;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (first && in.currentToken() == JsonToken.START_OBJECT) {
                choice(in);
            } else {
                in.skipChildren();
            }
            first = false;
        }
    }

    private void choice(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            switch (field) {
                case "message", "delta" -> message(in, value);
                case "finish_reason" -> finish(Json.text(in));
                default -> in.skipChildren();
            }
        }
    }

    private void message(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "content" -> content(in);
                case "refusal" -> refusal(Json.text(in));
                default -> in.skipChildren();
            }
        }
    }

    private void content(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            String read = Json.text(in);
            text = read == null ? text : read;
            return;
        }
        StringBuilder parts = new StringBuilder();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_OBJECT) {
                part(in, parts);
            } else {
                in.skipChildren();
            }
        }
        text = parts.toString();
    }

    /** Some imitators answer in parts; those that are not {@code text} are thoughts. */
    private static void part(JsonParser in, StringBuilder parts) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean said = in.currentName().equals("text");
            in.nextToken();
            String read = Json.text(in);
            if (said && read != null) {
                parts.append(read);
            }
        }
    }

    private void refusal(@Nullable String words) {
        if (words != null && !words.isEmpty()) {
            answer.decline();
        }
    }

    private void finish(@Nullable String reason) {
        if (reason == null || reason.isEmpty()) {
            return;
        }
        switch (reason) {
            case "stop" -> answer.finish(Finish.COMPLETE);
            case "length" -> answer.finish(Finish.LENGTH);
            case "content_filter" -> answer.filter();
            default -> answer.finish(Finish.OTHER);
        }
    }
}
