package io.newsforge.testkit.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says, and how a stream cuts it into pieces; words unless given. */
record Words(
        String text, @Nullable String thinking, @Nullable List<String> given, Answer.Ending ending) {

    List<String> pieces() {
        if (given != null) {
            return given;
        }
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)"));
    }

    /** All that was said and thought, in UTF-16 units. */
    int length() {
        return text.length() + (thinking == null ? 0 : thinking.length());
    }
}
