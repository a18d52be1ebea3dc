package io.newsforge.health.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Sighting;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** See {@link HealthFormat#json}. */
final class OwnJson implements Layout {

    private final JsonFactory factory = new JsonFactory();

    @Override
    public String text(HealthReport report, Fragments fragments) {
        Fragment facts = new JsonText().fields(factory, json -> {
            json.writeStringField("status", report.status().code());
            json.writeStringField("version", report.version());
            json.writeStringField("timestamp", report.at().toString());
        });
        return JsonText.object(facts.text(), "dependencies", report, check -> fragments.text(check, this::dependency));
    }

    private Fragment dependency(CheckReport check) {
        JsonText text = new JsonText();
        return text.fields(factory, json -> {
            json.writeObjectFieldStart(check.name());
            dependency(text, json, check);
            json.writeEndObject();
        });
    }

    private static void dependencies(JsonText text, JsonGenerator json, List<CheckReport> checks) throws IOException {
        json.writeObjectFieldStart("dependencies");
        for (CheckReport check : checks) {
            json.writeObjectFieldStart(check.name());
            dependency(text, json, check);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void dependency(JsonText text, JsonGenerator json, CheckReport check) throws IOException {
        json.writeStringField("status", check.status().code());
        json.writeStringField("criticality", check.criticality().name().toLowerCase(Locale.ROOT));
        json.writeStringField("since", check.since().toString());
        if (!check.tags().isEmpty()) {
            json.writeFieldName("tags");
            String[] tags = check.tags().stream().sorted().toArray(String[]::new);
            json.writeArray(tags, 0, tags.length);
        }
        reading(text, json, check.lastOrNull());
        found(json, check.health());
        if (!check.members().isEmpty()) {
            dependencies(text, json, check.members());
        }
    }

    private static void reading(JsonText text, JsonGenerator json, @Nullable Sighting last) throws IOException {
        if (last != null) {
            json.writeNumberField("latency_ms", JsonText.milliseconds(last.latency()));
            json.writeStringField("checked_at", last.at().toString());
            text.age(json, "age_ms", last);
        }
    }

    private static void found(JsonGenerator json, Health health) throws IOException {
        if (!health.message().isEmpty()) {
            json.writeStringField("message", health.message());
        }
        if (!health.data().isEmpty()) {
            json.writeObjectFieldStart("data");
            JsonText.data(json, health.data());
            json.writeEndObject();
        }
    }
}
