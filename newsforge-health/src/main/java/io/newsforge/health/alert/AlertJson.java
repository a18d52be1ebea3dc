package io.newsforge.health.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of a spill, and the body of a webhook. Thread-safe. */
final class AlertJson {

    /** What a line says: an alert to remember, or keys to forget if there is none. */
    record Line(String sink, List<String> keys, @Nullable Alert alert) {}

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private final JsonFactory factory = new JsonFactory();

    String text(String text) throws IOException {
        return object(json -> json.writeStringField("text", text));
    }

    String put(AlertSpill.Entry entry) throws IOException {
        return object(json -> {
            json.writeStringField("sink", entry.sink());
            write(json, entry.alert());
        });
    }

    String remove(String sink, List<String> keys) throws IOException {
        return object(json -> {
            json.writeStringField("sink", sink);
            json.writeArrayFieldStart("gone");
            for (String key : keys) {
                json.writeString(key);
            }
            json.writeEndArray();
        });
    }

    private String object(Body body) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Alert alert) throws IOException {
        json.writeStringField("key", alert.key());
        json.writeStringField("severity", alert.severity().name());
        json.writeStringField("state", alert.state().name());
        json.writeStringField("title", alert.title());
        json.writeStringField("text", alert.text());
        json.writeStringField("since", alert.since().toString());
        json.writeStringField("repeats", Long.toString(alert.repeats()));
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : alert.labels().entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    /** Reads what {@link #put} or {@link #remove} wrote; anything else throws one of many exceptions. */
    Line read(String line) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        try (JsonParser json = factory.createParser(line)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken token = json.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    strings(json, gone);
                } else if (token == JsonToken.START_OBJECT) {
                    fields(json, labels);
                } else {
                    fields.put(name, json.getText());
                }
            }
        }
        return new Line(field(fields, "sink"), gone, fields.containsKey("key") ? alert(fields, labels) : null);
    }

    private static void strings(JsonParser json, List<String> into) throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            into.add(json.getText());
        }
    }

    private static void fields(JsonParser json, Map<String, String> into) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            into.put(name, json.nextTextValue());
        }
    }

    private static Alert alert(Map<String, String> fields, Map<String, String> labels) {
        return new Alert(
                field(fields, "key"),
                Severity.valueOf(field(fields, "severity")),
                AlertState.valueOf(field(fields, "state")),
                field(fields, "title"),
                field(fields, "text"),
                labels,
                Instant.parse(field(fields, "since")),
                Long.parseLong(field(fields, "repeats")));
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
