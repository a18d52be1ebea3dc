package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the values of fields that may be missing, null or of another type than the API says. */
final class Fields {

    private Fields() {}

    /** What is done with one object; leaves the parser on its end. */
    @FunctionalInterface
    interface ObjectReader {
        void read(JsonParser in) throws IOException;
    }

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

    /** Reads each object of the array the parser stands on; passes over whatever is none. */
    static void eachObject(JsonParser in, ObjectReader reader) throws IOException {
        if (!in.isExpectedStartArrayToken()) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.isExpectedStartObjectToken()) {
                reader.read(in);
            } else {
                in.skipChildren();
            }
        }
    }

    /** The text the parser stands on, or another one if there is none. */
    static String textOr(JsonParser in, String other) throws IOException {
        String text = Json.text(in);
        return text == null ? other : text;
    }
}
