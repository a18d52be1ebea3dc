package io.newsforge.payload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gathers the fields of a payload in order. Not thread-safe. */
final class Fields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Fields() {}

    static Fields none() {
        return new Fields();
    }

    static Fields of(String name, Object value) {
        return new Fields().put(name, value);
    }

    Fields put(String name, Object value) {
        fields.put(name, value instanceof Fields nested ? nested.fields : value);
        return this;
    }

    Fields each(String name, List<Fields> nested) {
        return put(name, nested.stream().map(one -> one.fields).toList());
    }

    Fields all(Map<String, String> texts) {
        fields.putAll(texts);
        return this;
    }

    Fields text(String name, Optional<String> text) {
        text.ifPresent(value -> put(name, value));
        return this;
    }

    Fields textIfAny(String name, String text) {
        return text.isEmpty() ? this : put(name, text);
    }

    /** The language of the message as a BCP 47 tag, when it is known. */
    Fields language(String name, Message message) {
        return text(name, message.language().map(Locale::toLanguageTag));
    }

    Payload payload() {
        return Payload.of(fields);
    }
}
