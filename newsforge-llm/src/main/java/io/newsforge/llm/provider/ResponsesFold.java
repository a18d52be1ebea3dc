package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a stream of OpenAI Responses, which ends with the whole response, in whatever state, or with an error. */
final class ResponsesFold implements EventFold {

    private final Answer answer;
    private final ResponsesReader reader;
    private boolean over;
    private String type = "";
    private @Nullable String delta;

    ResponsesFold(Answer answer) {
        this.answer = answer;
        this.reader = new ResponsesReader(answer, false);
    }

    @Override
    public @Nullable String fold(ServerEvent event) throws IOException {
        type = event.name();
        delta = null;
        if (type.equals("error")) {
            throw ErrorReply.within(answer, event.data());
        }
        if (!matters(type)) {
            return null;
        }
        try (JsonParser in = event.json()) {
            in.nextToken();
            Fields.each(in, this::field);
        }
        return switch (type) {
            case "response.output_text.delta" -> delta;
            case "response.refusal.delta" -> declined();
            case "response.completed", "response.incomplete", "response.failed" -> ended();
            case "error" -> throw ErrorReply.within(answer, event.data());
            default -> null;
        };
    }

    /** Most events repeat what came, or tell of tools; one without a name is known by its type only. */
    private static boolean matters(String name) {
        return switch (name) {
            case "",
                    "response.created",
                    "response.output_text.delta",
                    "response.refusal.delta",
                    "response.completed",
                    "response.incomplete",
                    "response.failed" -> true;
            default -> false;
        };
    }

    private void field(String field, JsonParser in) throws IOException {
        switch (field) {
            case "type" -> type = Fields.textOr(in, type);
            case "delta" -> delta = Json.text(in);
            case "response" -> reader.response(in);
            case "error" -> error(in);
            default -> in.skipChildren();
        }
    }

    private void error(JsonParser in) throws IOException {
        if (in.isExpectedStartObjectToken()) {
            throw ErrorReply.within(answer, in);
        }
        in.skipChildren();
    }

    private @Nullable String declined() {
        answer.decline();
        return null;
    }

    private @Nullable String ended() {
        over = true;
        reader.end();
        return null;
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
