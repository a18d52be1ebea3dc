package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a stream of Anthropic Messages; only {@code message_stop} ends it. */
final class MessagesFold implements EventFold {

    private final Answer answer;
    private final MessagesReader reader;
    private boolean over;
    private @Nullable String text;
    private String type = "";

    MessagesFold(Answer answer) {
        this.answer = answer;
        this.reader = new MessagesReader(answer);
    }

    @Override
    public @Nullable String fold(ServerEvent event) throws IOException {
        text = null;
        type = event.name();
        if (type.equals("ping")) {
            return null;
        }
        if (type.equals("error")) {
            throw ErrorReply.within(answer, event.data());
        }
        try (JsonParser in = event.json()) {
            in.nextToken();
            Fields.each(in, this::field);
        }
        if (type.equals("message_stop")) {
            reader.end();
            over = true;
        }
        return text;
    }

    private void field(String field, JsonParser in) throws IOException {
        switch (field) {
            case "type" -> type = Fields.textOr(in, type);
            case "message" -> reader.begin(in);
            case "content_block", "delta" -> text = reader.blockOrDelta(in);
            case "usage" -> reader.usage(in);
            case "error" -> reader.error(in);
            default -> in.skipChildren();
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
