package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import io.newsforge.llm.spi.Finish;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the response objects of OpenAI Responses into an {@link Answer}, whatever the order of their fields. The answer is the text of
 * all items of type {@code message}; others, such as {@code reasoning}, may stand before them. For one exchange.
 */
final class ResponsesReader {

    private final Answer answer;
    private final boolean whole;
    private @Nullable String status;
    private @Nullable String reason;
    private @Nullable ErrorBody error;

    /**
     * Begins to read.
     *
     * @param whole whether the output is read; in a stream it came in events before
     */
    ResponsesReader(Answer answer, boolean whole) {
        this.answer = answer;
        this.whole = whole;
    }

    void response(JsonParser in) throws IOException {
        Fields.each(in, this::field);
    }

    private void field(String field, JsonParser in) throws IOException {
        if (whole && field.equals("output")) {
            Fields.eachObject(in, item -> Fields.each(item, this::item));
            return;
        }
        switch (field) {
            case "model" -> model(Json.text(in));
            case "status" -> status = Json.text(in);
            case "usage" -> OpenAiUsage.read(in, answer.usage());
            case "incomplete_details" -> Fields.each(in, this::details);
            case "error" -> error(in);
            default -> in.skipChildren();
        }
    }

    private void model(@Nullable String name) {
        if (name != null) {
            answer.model(name);
        }
    }

    /** Only messages have parts of the types that are read, so the item's own type does not matter. */
    private void item(String field, JsonParser in) throws IOException {
        if (field.equals("content")) {
            Fields.eachObject(in, this::part);
        } else {
            in.skipChildren();
        }
    }

    private void part(JsonParser in) throws IOException {
        Part part = new Part();
        Fields.each(in, part::field);
        part.into(answer);
    }

    private static final class Part {

        private String type = "";
        private String text = "";

        void field(String field, JsonParser in) throws IOException {
            switch (field) {
                case "type" -> type = Fields.textOr(in, "");
                case "text" -> text = Fields.textOr(in, "");
                default -> in.skipChildren();
            }
        }

        void into(Answer answer) {
            if (type.equals("output_text")) {
                answer.text(text);
            } else if (type.equals("refusal")) {
                answer.decline();
            }
        }
    }

    private void details(String field, JsonParser in) throws IOException {
        if (field.equals("reason")) {
            reason = Json.text(in);
        } else {
            in.skipChildren();
        }
    }

    private void error(JsonParser in) throws IOException {
        if (in.isExpectedStartObjectToken()) {
            error = ErrorBody.from(Json.tree(in));
        } else {
            in.skipChildren();
        }
    }

    /** Tells the answer how it ended; once, when all is read. */
    void end() {
        if (error != null || "failed".equals(status)) {
            throw ErrorReply.within(answer, error == null ? ErrorBody.NONE : error);
        }
        if (!"incomplete".equals(status)) {
            answer.finish("completed".equals(status) ? Finish.COMPLETE : Finish.OTHER);
            return;
        }
        answer.code(reason == null ? "incomplete" : reason);
        if ("content_filter".equals(reason)) {
            answer.filter();
        } else {
            answer.finish("max_output_tokens".equals(reason) ? Finish.LENGTH : Finish.OTHER);
        }
    }
}
