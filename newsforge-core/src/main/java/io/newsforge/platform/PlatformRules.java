package io.newsforge.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads rules in JSON: the built-in ones, which stand in {@code platforms.json} beside this class, and those of hosts. */
final class PlatformRules {

    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 20;

    private static final String[] ROOT = {"platforms"};
    private static final String[] PLATFORM = {
        "id",
        "extends",
        "name",
        "syntax",
        "offsets",
        "markup",
        "payload",
        "limits",
        "counts",
        "fields",
        "media",
        "replacements",
        "editorial",
        "linksClickable",
        "shortLinks",
        "threads",
        "fold",
        "onRequest",
        "linkFee"
    };
    private static final String[] LIMIT = {"max", "unit", "urlCost", "source", "checked", "confidence"};
    private static final String[] COUNT = {"type", "max", "source", "checked", "confidence"};
    private static final String[] FIELD = {
        "name", "role", "overrun", "max", "unit", "urlCost", "source", "checked", "confidence"
    };
    private static final String[] MEDIA = {"min", "max", "source", "checked", "confidence"};
    private static final String[] EDITORIAL = {
        "headline", "sentences", "length", "hashtags", "spaced", "namesSource", "link", "emoji", "headlineStyle"
    };

    private static final Map<String, Meter> METERS = Map.ofEntries(
            Map.entry("utf8-byte", Meter.UTF8_BYTES),
            Map.entry("utf16", Meter.UTF16_UNITS),
            Map.entry("code-point", Meter.CODE_POINTS),
            Map.entry("grapheme", Meter.GRAPHEMES),
            Map.entry("column", Meter.COLUMNS),
            Map.entry("x-weighted", Meter.X_WEIGHT),
            Map.entry("threads", Meter.THREADS),
            Map.entry("mastodon", Meter.MASTODON),
            Map.entry("discord", Meter.DISCORD),
            Map.entry("reddit", Meter.REDDIT),
            Map.entry("slack", Meter.SLACK));

    private static final Map<String, EntitySyntax> SYNTAXES = Map.ofEntries(
            Map.entry("none", EntitySyntax.NONE),
            Map.entry("links", EntitySyntax.LINKS),
            Map.entry("x", EntitySyntax.X),
            Map.entry("threads", EntitySyntax.THREADS),
            Map.entry("bluesky", EntitySyntax.BLUESKY),
            Map.entry("mastodon", EntitySyntax.MASTODON),
            Map.entry("linkedin", EntitySyntax.LINKEDIN),
            Map.entry("facebook", EntitySyntax.FACEBOOK),
            Map.entry("instagram", EntitySyntax.INSTAGRAM),
            Map.entry("telegram", EntitySyntax.TELEGRAM),
            Map.entry("youtube", EntitySyntax.YOUTUBE));

    private final Map<String, PlatformSpec> known;

    private PlatformRules(Map<String, PlatformSpec> known) {
        this.known = known;
    }

    static Map<String, PlatformSpec> builtIn() {
        try (InputStream file = PlatformRules.class.getResourceAsStream("platforms.json")) {
            if (file == null) {
                throw new IllegalStateException(
                        "platforms.json: not in this jar (expected: the rules shipped with it)");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("platforms.json: unreadable (expected: the rules shipped with this jar)", e);
        }
    }

    /** The platforms of a file, by id, which may stand on known ones or on those before them. */
    static Map<String, PlatformSpec> read(String json, Map<String, PlatformSpec> known) {
        PlatformRules rules = new PlatformRules(new LinkedHashMap<>(known));
        Map<String, PlatformSpec> read = new LinkedHashMap<>();
        for (RuleNode node : new RuleNode("rules", tree(json), ROOT).objects("platforms", PLATFORM)) {
            PlatformSpec spec = rules.platform(node);
            rules.known.put(spec.id(), spec);
            read.put(spec.id(), spec);
        }
        return read;
    }

    private static JsonNode tree(String json) {
        if (json.length() > LONGEST) {
            throw new PlatformRulesException(
                    "rules: " + json.length() + " characters (expected: at most " + LONGEST + ")");
        }
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            return new JsonMapper(factory).readTree(json);
        } catch (JsonProcessingException e) {
            throw new PlatformRulesException(
                    "rules: no JSON (expected: an object with platforms), " + e.getOriginalMessage(), e);
        }
    }

    private PlatformSpec platform(RuleNode node) {
        PlatformSpecBuilder[] started = new PlatformSpecBuilder[1];
        node.checked("id", () -> started[0] = start(node));
        PlatformSpecBuilder spec = started[0];
        node.ifGiven("name", node::text, spec::name);
        node.ifGiven("syntax", name -> node.named(name, SYNTAXES), spec::syntax);
        node.ifGiven("offsets", name -> node.constant(name, OffsetUnit.class), spec::offsets);
        node.ifGiven("markup", name -> node.constant(name, Markup.class), spec::markup);
        node.ifGiven("payload", node::text, spec::payload);
        node.ifGiven("fold", node::number, spec::fold);
        node.ifGiven("linksClickable", node::truth, yes -> set(yes, spec::linksClickable, spec::linksNotClickable));
        node.ifGiven("shortLinks", node::truth, yes -> set(yes, spec::shortLinks, spec::wholeLinks));
        node.ifGiven("threads", node::truth, yes -> set(yes, spec::withThreads, spec::withoutThreads));
        node.ifGiven("onRequest", node::truth, yes -> set(yes, spec::onRequest, spec::usual));
        node.ifGiven("linkFee", node::truth, spec::linkFee);
        lists(node, spec);
        node.eachText("replacements", spec::replacing);
        if (node.has("editorial")) {
            editorial(node.object("editorial", EDITORIAL), spec);
        }
        PlatformSpec[] built = new PlatformSpec[1];
        node.checked("limits", () -> built[0] = spec.build());
        return built[0];
    }

    private static void set(boolean yes, Runnable on, Runnable off) {
        (yes ? on : off).run();
    }

    private PlatformSpecBuilder start(RuleNode node) {
        String id = node.text("id");
        if (!node.has("extends")) {
            PlatformSpec same = known.get(id);
            return same == null ? PlatformSpec.builder(id) : same.toBuilder();
        }
        return node.named("extends", known).toBuilder().id(id);
    }

    private static void lists(RuleNode node, PlatformSpecBuilder spec) {
        for (RuleNode limit : node.objects("limits", LIMIT)) {
            limit.checked("max", () -> spec.limit(limit(limit)));
        }
        if (node.has("counts")) {
            spec.withoutCounts();
        }
        for (RuleNode count : node.objects("counts", COUNT)) {
            count.checked(
                    "max",
                    () -> spec.count(new CountLimit(
                            count.constant("type", Entity.Type.class), count.number("max"), source(count))));
        }
        if (node.has("fields")) {
            spec.withoutFields();
        }
        for (RuleNode field : node.objects("fields", FIELD)) {
            field.checked("max", () -> spec.field(field(field)));
        }
        if (node.has("media")) {
            RuleNode media = node.object("media", MEDIA);
            int least = media.has("min") ? media.number("min") : 0;
            media.checked("max", () -> spec.media(new MediaRule(least, media.number("max"), source(media))));
        }
    }

    private static TextLimit limit(RuleNode node) {
        Meter meter = node.has("urlCost") ? Meter.mastodon(node.number("urlCost")) : node.named("unit", METERS);
        return new TextLimit(node.number("max"), meter, source(node));
    }

    private static FieldRule field(RuleNode node) {
        FieldRule.Overrun overrun =
                node.has("overrun") ? node.constant("overrun", FieldRule.Overrun.class) : FieldRule.Overrun.REFUSED;
        return new FieldRule(node.text("name"), node.constant("role", FieldRule.Role.class), limit(node), overrun);
    }

    /** Who says so: a publication with its date, or the host. */
    private static RuleSource source(RuleNode node) {
        if (!node.has("source")) {
            return new RuleSource.Host();
        }
        try {
            return new RuleSource.Published(
                    node.text("source"),
                    YearMonth.parse(node.text("checked")),
                    node.constant("confidence", RuleSource.Confidence.class));
        } catch (DateTimeParseException e) {
            throw new PlatformRulesException(
                    "checked: " + node.text("checked") + " (expected: a month such as 2026-11)", e);
        }
    }

    private static void editorial(RuleNode node, PlatformSpecBuilder spec) {
        Editorial.Builder editorial = spec.editorial().toBuilder();
        node.ifGiven("headline", node::truth, editorial::headline);
        node.ifGiven("sentences", node::number, editorial::sentences);
        node.ifGiven("length", node::number, editorial::length);
        node.ifGiven("hashtags", node::number, editorial::hashtags);
        node.ifGiven("spaced", node::truth, editorial::spaced);
        node.ifGiven("namesSource", node::truth, editorial::namesSource);
        node.ifGiven("link", name -> node.constant(name, LinkPlacement.class), editorial::link);
        node.ifGiven("emoji", node::number, editorial::emoji);
        node.ifGiven("headlineStyle", name -> node.constant(name, HeadlineStyle.class), editorial::headlineStyle);
        spec.editorial(editorial.build());
    }
}
