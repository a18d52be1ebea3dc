package io.newsforge.health.probe;

import java.util.HashMap;
import java.util.Map;

/** The text of {@code INFO}: a {@code key:value} a line, and lines that begin with {@code #}. */
record RedisInfo(Map<String, String> fields) {

    static RedisInfo parse(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new RedisInfo(fields);
    }

    /** A field, empty if it is not there. */
    String text(String key) {
        return fields.getOrDefault(key, "");
    }

    /** A number, 0 if it is not there or none. */
    long number(String key) {
        try {
            return Long.parseLong(text(key));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
