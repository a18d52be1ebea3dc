package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the values of fields that may be missing, null or of another type than the API says. */
final class Fields {

    /** Keeps sums of untrusted numbers from running over. */
    private static final long MOST = Long.MAX_VALUE / 4;

    private Fields() {}

    /** What is done with one field; leaves the parser on the last token of the value. */
    @FunctionalInterface
    interface Reader {
        void read(String field, JsonParser in) throws IOException;
    }

    /** Reads each field of the object the parser stands on; passes over whatever is no object. */
    static void each(JsonParser in, Reader reader) throws IOException {
        if (!in.isExpectedStartObjectToken()) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            reader.read(field, in);
        }
    }

    /** Goes to each object of the array the parser stands on; passes over whatever is no array. */
    static boolean nextObject(JsonParser in) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.isExpectedStartObjectToken()) {
                return true;
            }
            in.skipChildren();
        }
        return false;
    }

    /** The text the parser stands on; null if it is something else, which is passed over. */
    static @Nullable String text(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getText();
        }
        in.skipChildren();
        return null;
    }

    /** The text the parser stands on, or another one if there is none. */
    static String textOr(JsonParser in, String other) throws IOException {
        String text = text(in);
        return text == null ? other : text;
    }

    /** The count the parser stands on, not negative; what was known before if it is something else. */
    static long count(JsonParser in, long before) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Math.min(MOST, Math.max(0, in.getLongValue()));
        }
        in.skipChildren();
        return before;
    }
}
