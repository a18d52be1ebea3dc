package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How an API writes answers and errors. */
interface Shape {

    /** A stream: what comes before the pieces of the text, the pieces, and what ends it; each with its blank line. */
    record Events(List<String> opening, List<String> pieces, List<String> closing) {}

    /** The content type of a whole answer. */
    default String contentType() {
        return "application/json";
    }

    /** The body of a whole answer. */
    byte[] whole(Answer answer, Scene scene);

    /** The events of a streamed answer. */
    Events events(Answer answer, Scene scene);

    /** One event with a piece of text. */
    String piece(String text, Answer answer, Scene scene);

    /** The JSON of an error with a status of its own. */
    ObjectNode error(Failure failure, Scene scene);

    /** The body of an answer of status 200 that is an error. */
    byte[] failed(Failure failure, Scene scene);

    /** An error inside a stream. */
    String errorEvent(Failure failure);
}
