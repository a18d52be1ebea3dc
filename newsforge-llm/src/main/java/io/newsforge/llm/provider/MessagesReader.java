package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import io.newsforge.llm.spi.Finish;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects that replies and streams of Anthropic Messages are made of into an {@link Answer}, whatever the order of their
 * fields. For one exchange.
 */
final class MessagesReader {

    private final Answer answer;
    private final MessagesUsage usage = new MessagesUsage();
    private boolean begins;
    private @Nullable String stopReason;
    private @Nullable String category;
    private @Nullable String explanation;

    MessagesReader(Answer answer) {
        this.answer = answer;
    }

    /** Reads a message. Its text blocks are the answer; thoughts and tools may stand before them. */
    void message(JsonParser in) throws IOException {
        Fields.each(in, this::messageField);
    }

    /** Reads the message a stream begins with. Its output is what is written so far, a token or so: no more than that is known. */
    void begin(JsonParser in) throws IOException {
        begins = true;
        message(in);
        begins = false;
    }

    private void messageField(String field, JsonParser in) throws IOException {
        switch (field) {
            case "model" -> model(Json.text(in));
            case "content" -> Fields.eachObject(in, this::block);
            case "usage" -> usage(in);
            case "error" -> error(in);
            default -> ending(field, in);
        }
    }

    private void model(@Nullable String name) {
        if (name != null) {
            answer.model(name);
        }
    }

    private void block(JsonParser in) throws IOException {
        String text = blockOrDelta(in);
        if (text != null) {
            answer.text(text);
        }
    }

    /** Reads a content block, a delta of one, or the delta of the message; returns the text it adds to the answer. */
    @Nullable
    String blockOrDelta(JsonParser in) throws IOException {
        Piece piece = new Piece();
        Fields.each(in, piece::field);
        return piece.isText ? piece.text : null;
    }

    private final class Piece {

        private boolean isText;
        private @Nullable String text;

        void field(String field, JsonParser in) throws IOException {
            switch (field) {
                case "type" -> {
                    String type = Json.text(in);
                    isText = "text_delta".equals(type) || "text".equals(type);
                }
                case "text" -> text = Json.text(in);
                default -> ending(field, in);
            }
        }
    }

    void usage(JsonParser in) throws IOException {
        usage.read(in);
        if (begins) {
            usage.forgetOutput();
        }
        usage.into(answer.usage());
    }

    /** Ends with the error a body or an event reports instead. */
    void error(JsonParser in) throws IOException {
        if (in.isExpectedStartObjectToken()) {
            throw ErrorReply.within(answer, in);
        }
        in.skipChildren();
    }

    private void ending(String field, JsonParser in) throws IOException {
        switch (field) {
            case "stop_reason" -> stopReason = Json.text(in);
            case "stop_details" -> Fields.each(in, this::details);
            default -> in.skipChildren();
        }
    }

    private void details(String field, JsonParser in) throws IOException {
        switch (field) {
            case "category" -> category = Json.text(in);
            case "explanation" -> explanation = Json.text(in);
            default -> in.skipChildren();
        }
    }

    private void refused() {
        answer.decline();
        if (explanation != null) {
            answer.explain(explanation);
        }
    }

    /** Tells the answer how it ended; once, when all is read. */
    void end() {
        if (stopReason == null) {
            return;
        }
        answer.code(category == null ? stopReason : category);
        switch (stopReason) {
            case "end_turn", "stop_sequence" -> answer.finish(Finish.COMPLETE);
            case "max_tokens", "model_context_window_exceeded" -> answer.finish(Finish.LENGTH);
            case "refusal" -> refused();
            default -> answer.finish(Finish.OTHER);
        }
    }
}
