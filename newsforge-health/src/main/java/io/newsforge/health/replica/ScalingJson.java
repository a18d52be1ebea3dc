package io.newsforge.health.replica;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** See {@link ScalingInfo#json}. */
final class ScalingJson {

    private ScalingJson() {}

    static String of(ScalingInfo info) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            instance(json, info.instance());
            checks(json, info);
            balancer(json, info.balancer());
            String[] advice = info.recommendations().toArray(String[]::new);
            json.writeFieldName("recommendations");
            json.writeArray(advice, 0, advice.length);
            json.writeEndObject();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    private static void instance(JsonGenerator json, ScalingInfo.Instance instance) throws IOException {
        json.writeObjectFieldStart("instance_info");
        json.writeStringField("instance_id", instance.id());
        json.writeStringField("hostname", instance.hostname());
        json.writeNumberField("pid", instance.pid());
        json.writeStringField("start_time", instance.startedAt().toString());
        json.writeNumberField("uptime_seconds", instance.uptimeSeconds());
        json.writeEndObject();
    }

    private static void checks(JsonGenerator json, ScalingInfo info) throws IOException {
        json.writeObjectFieldStart("stateless_check");
        json.writeBooleanField("stateless", info.stateless());
        json.writeObjectFieldStart("checks");
        for (Map.Entry<String, ScalingInfo.Kept> check : info.checks().entrySet()) {
            json.writeObjectFieldStart(check.getKey());
            json.writeStringField("storage", check.getValue().storage());
            json.writeStringField("sharing", check.getValue().sharing().code());
            json.writeBooleanField("safe", check.getValue().sharing().isSafe());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void balancer(JsonGenerator json, BalancerAdvice balancer) throws IOException {
        json.writeObjectFieldStart("load_balancer_config");
        json.writeStringField("path", balancer.path());
        json.writeNumberField("interval", balancer.interval().toSeconds());
        json.writeNumberField("timeout", balancer.timeout().toSeconds());
        json.writeNumberField("healthy", balancer.healthy());
        json.writeNumberField("unhealthy", balancer.unhealthy());
        json.writeNumberField("grace", balancer.grace().toSeconds());
        json.writeEndObject();
    }
}
