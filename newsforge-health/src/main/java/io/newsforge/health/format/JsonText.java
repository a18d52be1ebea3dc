package io.newsforge.health.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.health.check.Sighting;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON with places for ages. For one text and one thread. */
final class JsonText {

    /** What writes a part of the JSON. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static final double NANOS_IN_MILLISECOND = 1_000_000;

    private final List<Sighting> readings = new ArrayList<>();

    /** The template of an object. */
    Template template(JsonFactory factory, Body fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return Template.of(text.toString(), readings);
    }

    /** A field with the age of a reading, to be filled in. */
    void age(JsonGenerator json, String field, Sighting reading) throws IOException {
        json.writeFieldName(field);
        json.writeRawValue(String.valueOf(Template.AGE));
        readings.add(reading);
    }

    /** Milliseconds to the microsecond. */
    static double milliseconds(Duration duration) {
        return Math.round(duration.toNanos() / 1_000.0) * 1_000 / NANOS_IN_MILLISECOND;
    }

    static void data(JsonGenerator json, Map<String, Object> data) throws IOException {
        for (Map.Entry<String, Object> datum : data.entrySet()) {
            json.writeFieldName(datum.getKey());
            value(json, datum.getValue());
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else {
            json.writeString(value.toString());
        }
    }
}
