package io.newsforge.health.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Sighting;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** JSON with places for ages. For one text and one thread. */
final class JsonText {

    /** What writes a part of the JSON. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static final int USUAL_LENGTH = 256;
    private static final double NANOS_IN_MILLISECOND = 1_000_000;

    private final List<Sighting> readings = new ArrayList<>();

    /** The fields of an object, without its braces, and the readings whose ages they need. */
    Fragment fields(JsonFactory factory, Body fields) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return new Fragment(text.getBuffer().substring(1, text.getBuffer().length() - 1), readings);
    }

    /** An object of some fields and one that is an object, whose own fields are those of the checks. */
    static String object(String fields, String last, HealthReport report, Function<CheckReport, String> ofCheck) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH * (report.checks().size() + 1));
        text.append('{').append(fields).append(",\"").append(last).append("\":{");
        String comma = "";
        for (CheckReport check : report.checks()) {
            text.append(comma).append(ofCheck.apply(check));
            comma = ",";
        }
        return text.append("}}").toString();
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
