package io.newsforge.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes to a platform's API for one message: its fields by the API's own names, in order. Tokens, accounts and times of
 * publishing are the host's to add. Immutable. {@link #toString()} leaves the texts out, for logs.
 *
 * <pre>{@code
 * for (Payload payload : post.payload()) {
 *     send(payload.json());
 * }
 * }</pre>
 */
public final class Payload {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> fields;

    private Payload(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * A payload of these fields.
     *
     * @param fields texts, whole numbers, booleans, lists and maps of these, no deeper than a few levels; copied
     * @return the payload
     * @throws IllegalArgumentException if a value is of another type
     */
    public static Payload of(Map<String, ?> fields) {
        return new Payload(copied(fields));
    }

    /**
     * The fields by the names of the platform's API.
     *
     * @return an unmodifiable map, in order, of texts, whole numbers, booleans, lists and maps of these
     */
    public Map<String, Object> fields() {
        return fields;
    }

    /**
     * One field that is a text.
     *
     * @param name its name
     * @return empty when there is none, or it is no text
     */
    public Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * The whole as JSON.
     *
     * @return a JSON object in one line
     */
    public String json() {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "Payload" + fields.keySet();
    }

    private static Map<String, Object> copied(Map<?, ?> fields) {
        Map<String, Object> copy = new LinkedHashMap<>();
        fields.forEach((name, value) -> copy.put((String) name, copied((String) name, value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object copied(String name, Object value) {
        Objects.requireNonNull(value, name);
        if (value instanceof Map<?, ?> map) {
            return copied(map);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(one -> copied(name, one)).toList();
        }
        if (value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(name + ": " + value.getClass().getSimpleName()
                + " (expected: a text, a whole number, a boolean, a list or a map)");
    }
}
