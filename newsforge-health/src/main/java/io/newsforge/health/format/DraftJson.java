package io.newsforge.health.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Sighting;
import io.newsforge.health.check.Status;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link HealthFormat#healthJson}. */
final class DraftJson implements Layout {

    private static final int HTTP_OK = 200;

    private final JsonFactory factory = new JsonFactory();

    @Override
    public String text(HealthReport report, Fragments fragments) {
        Fragment facts = new JsonText().fields(factory, json -> {
            json.writeStringField("status", report.httpStatus() == HTTP_OK ? mild(report.status()) : "fail");
            json.writeStringField("version", report.version());
        });
        return JsonText.object(facts.text(), "checks", report, check -> fragments.text(check, this::checks));
    }

    private Fragment checks(CheckReport check) {
        JsonText text = new JsonText();
        return text.fields(factory, json -> checks(text, json, "", List.of(check)));
    }

    private static String mild(Status status) {
        return status == Status.UP ? "pass" : "warn";
    }

    private static void checks(JsonText text, JsonGenerator json, String above, List<CheckReport> checks)
            throws IOException {
        for (CheckReport check : checks) {
            String path = above + check.name();
            if (check.members().isEmpty()) {
                check(text, json, path, check);
            } else {
                checks(text, json, path + "/", check.members());
            }
        }
    }

    private static void check(JsonText text, JsonGenerator json, String path, CheckReport check) throws IOException {
        json.writeArrayFieldStart(path + ":responseTime");
        json.writeStartObject();
        json.writeStringField("componentId", path);
        json.writeStringField("status", check.status() == Status.DOWN ? "fail" : mild(check.status()));
        reading(text, json, check.lastOrNull());
        found(json, check.health());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void reading(JsonText text, JsonGenerator json, @Nullable Sighting last) throws IOException {
        if (last != null) {
            json.writeNumberField("observedValue", JsonText.milliseconds(last.latency()));
            json.writeStringField("observedUnit", "ms");
            json.writeStringField("time", last.at().toString());
            text.age(json, "ageMs", last);
        }
    }

    private static void found(JsonGenerator json, Health health) throws IOException {
        if (!health.message().isEmpty()) {
            json.writeStringField("output", health.message());
        }
        if (!health.data().isEmpty()) {
            json.writeObjectFieldStart("data");
            JsonText.data(json, health.data());
            json.writeEndObject();
        }
    }
}
