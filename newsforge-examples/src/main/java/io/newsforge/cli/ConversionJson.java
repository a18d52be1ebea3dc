package io.newsforge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.Conversion;
import io.newsforge.article.Article;
import io.newsforge.platform.Check;
import io.newsforge.platform.Entity;
import io.newsforge.platform.RuleSource;
import io.newsforge.platform.TextLimit;
import io.newsforge.post.Authorship;
import io.newsforge.post.Cut;
import io.newsforge.post.Post;
import io.newsforge.post.PostPart;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Writes results as the JSON that the design fixes in its section 7. Others script against it: add, never rename. */
final class ConversionJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ConversionJson() {}

    static String line(Conversion conversion) {
        return written(MAPPER.writer(), of(conversion));
    }

    static String pretty(Conversion conversion) {
        return written(MAPPER.writerWithDefaultPrettyPrinter(), of(conversion));
    }

    static String pretty(Check check) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("platform", check.platform());
        node.put("valid", check.valid());
        ArrayNode measures = node.putArray("measures");
        check.measures().forEach(measure -> measures.add(of(measure)));
        ArrayNode entities = node.putArray("entities");
        check.entities().forEach(entity -> entities.add(of(entity)));
        ArrayNode violations = node.putArray("violations");
        for (Check.Violation violation : check.violations()) {
            violations.addObject().put("rule", name(violation.rule())).put("message", violation.message());
        }
        return written(MAPPER.writerWithDefaultPrettyPrinter(), node);
    }

    static String pretty(ArrayNode nodes) {
        return written(MAPPER.writerWithDefaultPrettyPrinter(), nodes);
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static String outcome(Conversion conversion) {
        return conversion.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** An enum constant as our JSON spells it. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ObjectNode of(TextLimit limit) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("max", limit.max());
        node.put("unit", limit.meter().unit());
        describe(node, limit.source());
        return node;
    }

    static void describe(ObjectNode node, RuleSource source) {
        node.put("source", source.describe());
        if (source instanceof RuleSource.Published published) {
            node.put("source", published.name());
            node.put("checked", published.checked().toString());
            node.put("confidence", name(published.confidence()));
        }
    }

    private static ObjectNode of(Conversion conversion) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("source", conversion.source());
        node.put("outcome", outcome(conversion));
        conversion.read().ifPresent(article -> node.set("article", of(article)));
        ArrayNode posts = node.putArray("posts");
        conversion.posts().forEach(post -> posts.add(of(post)));
        node.set("why", WhyJson.of(conversion));
        return node;
    }

    private static ObjectNode of(Article article) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("title", article.title().orElse(null));
        node.put("byline", article.byline().orElse(null));
        node.put("published", article.published().map(Object::toString).orElse(null));
        node.put("language", article.language().map(Locale::toLanguageTag).orElse(null));
        node.put("canonicalUrl", article.canonicalUrl().map(Object::toString).orElse(null));
        node.put("words", article.words());
        return node;
    }

    private static ObjectNode of(Post post) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("platform", post.platform());
        node.put("kind", post.isThread() ? "thread" : "post");
        ArrayNode parts = node.putArray("parts");
        post.parts().forEach(part -> parts.add(of(part)));
        ArrayNode images = node.putArray("images");
        post.images()
                .forEach(image ->
                        images.addObject().put("url", image.url().toString()).put("alt", image.alt()));
        node.set("authorship", of(post.authorship()));
        node.set("certificate", certificate(post));
        return node;
    }

    private static ObjectNode of(PostPart part) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("text", part.text());
        node.put("payload", part.payload());
        node.put("length", part.length());
        node.put("limit", part.limit());
        node.put("unit", part.unit());
        node.put("valid", part.check().valid());
        ArrayNode entities = node.putArray("entities");
        part.entities().forEach(entity -> entities.add(of(entity)));
        return node;
    }

    private static ObjectNode of(Entity entity) {
        return MAPPER.createObjectNode()
                .put("type", name(entity.type()))
                .put("start", entity.start())
                .put("end", entity.end())
                .put("unit", name(entity.unit()))
                .put("value", entity.value());
    }

    private static ObjectNode of(Authorship authorship) {
        ObjectNode node = MAPPER.createObjectNode();
        if (authorship instanceof Authorship.Extractive extractive) {
            node.put("kind", "extractive");
            ArrayNode sentences = node.putArray("sentences");
            extractive.sentences().forEach(sentences::add);
        } else if (authorship instanceof Authorship.Composed composed) {
            node.put("kind", "composed").put("by", composed.by());
        }
        return node;
    }

    private static ObjectNode certificate(Post post) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("valid", post.certificate().valid());
        ArrayNode rules = node.putArray("rules");
        int part = 1;
        for (Check check : post.certificate().checks()) {
            for (Check.Measure measure : check.measures()) {
                rules.add(of(measure).put("part", part));
            }
            part++;
        }
        ArrayNode cuts = node.putArray("cuts");
        for (Cut cut : post.certificate().cuts()) {
            cuts.addObject().put("kind", name(cut.kind())).put("count", cut.count());
        }
        return node;
    }

    private static ObjectNode of(Check.Measure measure) {
        return of(measure.limit()).put("measured", measure.length()).put("kept", measure.kept());
    }

    private static String written(ObjectWriter writer, Object node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
