package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads a stream of Chat Completions. Its last event is {@code [DONE]}; what makes the answer whole is a {@code finish_reason} or
 * that event, since some servers leave out the one and some the other. The usage may come between them.
 */
final class ChatFold implements EventFold {

    private final Answer answer;
    private final ChatReading reading;
    private boolean done;

    ChatFold(Answer answer) {
        this.answer = answer;
        this.reading = new ChatReading(answer);
    }

    @Override
    public String fold(ServerEvent event) throws IOException {
        if (event.dataIs("[DONE]")) {
            done = true;
            return "";
        }
        try (JsonParser in = event.json()) {
            Json.object(in);
            return reading.chunk(in);
        }
    }

    @Override
    public boolean isOver() {
        return done;
    }

    @Override
    public boolean mayEndHere() {
        return done || answer.isFinished();
    }
}
