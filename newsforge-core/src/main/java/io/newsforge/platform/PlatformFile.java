package io.newsforge.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the built-in rules, which stand as readable data in {@code platforms.json} beside this class. */
final class PlatformFile {

    private static final Map<String, Meter> METERS = Map.of(
            "utf8-byte", Meter.UTF8_BYTES,
            "utf16", Meter.UTF16_UNITS,
            "code-point", Meter.CODE_POINTS,
            "grapheme", Meter.GRAPHEMES,
            "x-weighted", Meter.X_WEIGHT,
            "threads", Meter.THREADS,
            "mastodon", Meter.MASTODON);

    private static final Map<String, EntitySyntax> SYNTAXES = Map.of(
            "x", EntitySyntax.X,
            "threads", EntitySyntax.THREADS,
            "bluesky", EntitySyntax.BLUESKY,
            "mastodon", EntitySyntax.MASTODON,
            "linkedin", EntitySyntax.LINKEDIN,
            "facebook", EntitySyntax.FACEBOOK,
            "instagram", EntitySyntax.INSTAGRAM,
            "telegram", EntitySyntax.TELEGRAM);

    private PlatformFile() {}

    static List<PlatformSpec> builtIn() {
        try (InputStream file = PlatformFile.class.getResourceAsStream("platforms.json")) {
            JsonNode root = new ObjectMapper().readTree(file);
            List<PlatformSpec> specs = new ArrayList<>();
            root.path("platforms").forEach(node -> specs.add(spec(node)));
            return specs;
        } catch (IOException e) {
            throw new UncheckedIOException("platforms.json: unreadable (expected: the rules shipped with this jar)", e);
        }
    }

    private static PlatformSpec spec(JsonNode node) {
        PlatformSpecBuilder spec = PlatformSpec.builder(text(node, "id"))
                .name(text(node, "name"))
                .syntax(named(SYNTAXES, text(node, "syntax")))
                .offsets(constant(OffsetUnit.class, text(node, "offsets")))
                .markup(constant(Markup.class, text(node, "markup")))
                .editorial(editorial(node.path("editorial")));
        node.path("limits").forEach(limit -> spec.limit(limit(limit)));
        node.path("counts").forEach(count -> spec.count(count(count)));
        if (!node.path("linksClickable").asBoolean(true)) {
            spec.linksNotClickable();
        }
        if (node.path("shortLinks").asBoolean(false)) {
            spec.shortLinks();
        }
        if (node.path("threads").asBoolean(false)) {
            spec.withThreads();
        }
        if (node.has("fold")) {
            spec.fold(node.path("fold").asInt());
        }
        node.path("fields").forEach(field -> spec.field(field(field)));
        if (node.has("media")) {
            spec.media(media(node.path("media")));
        }
        node.path("replacements").forEachEntry((refused, instead) -> spec.replacing(refused, instead.asText()));
        if (node.has("payload")) {
            spec.payload(text(node, "payload"));
        }
        return spec.build();
    }

    private static FieldRule field(JsonNode node) {
        return new FieldRule(
                text(node, "name"),
                constant(FieldRule.Role.class, text(node, "role")),
                limit(node),
                node.has("overrun")
                        ? constant(FieldRule.Overrun.class, text(node, "overrun"))
                        : FieldRule.Overrun.REFUSED);
    }

    private static MediaRule media(JsonNode node) {
        return new MediaRule(node.path("min").asInt(0), node.path("max").asInt(-1), source(node));
    }

    private static TextLimit limit(JsonNode node) {
        return new TextLimit(node.path("max").asInt(), named(METERS, text(node, "unit")), source(node));
    }

    private static CountLimit count(JsonNode node) {
        return new CountLimit(
                constant(Entity.Type.class, text(node, "type")),
                node.path("max").asInt(-1),
                source(node));
    }

    private static RuleSource source(JsonNode node) {
        return new RuleSource.Published(
                text(node, "source"),
                YearMonth.parse(text(node, "checked")),
                constant(RuleSource.Confidence.class, text(node, "confidence")));
    }

    private static Editorial editorial(JsonNode node) {
        return new Editorial(
                node.path("headline").asBoolean(),
                node.path("sentences").asInt(),
                node.path("length").asInt(),
                node.path("hashtags").asInt(),
                node.path("spaced").asBoolean(),
                node.path("namesSource").asBoolean());
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + ": " + value + " (expected: a text)");
        }
        return value.asText();
    }

    private static <T> T named(Map<String, T> known, String name) {
        T found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("name: " + name + " (expected: one of " + known.keySet() + ")");
        }
        return found;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
