package io.newsforge.llm.spi;

import io.newsforge.expect.Expect;
import java.util.regex.Pattern;

/**
 * The JSON Schema an answer has to follow. To be taken by every vendor's strict mode, each object of it lists all its properties
 * in {@code required} and has {@code additionalProperties: false}. Immutable.
 *
 * @param name 1 to 64 letters, digits, underscores and hyphens
 * @param json the schema, a JSON object
 */
public record ReplySchema(String name, String json) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Refuses names vendors refuse, and a blank schema; whether it is JSON is found out when it is sent. */
    public ReplySchema {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: " + name + " (expected: 1 to 64 letters, digits, underscores and hyphens)");
        }
        Expect.text("json", json);
    }

    /**
     * A schema.
     *
     * @param name its name
     * @param json the schema, a JSON object
     * @return the schema
     */
    public static ReplySchema of(String name, String json) {
        return new ReplySchema(name, json);
    }
}
