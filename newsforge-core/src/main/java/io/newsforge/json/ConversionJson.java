package io.newsforge.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.Conversion;
import io.newsforge.Failure;
import io.newsforge.article.Article;
import io.newsforge.platform.Check;
import io.newsforge.post.Authorship;
import io.newsforge.post.Certificate;
import io.newsforge.post.Cut;
import io.newsforge.post.Post;
import io.newsforge.post.PostPart;
import java.util.Locale;

/**
 * Conversions as JSON.
 *
 * <pre>{@code
 * {"source", "outcome": "written|degraded|refused|failed",
 *  "article": {"title", "byline", "published", "language", "canonicalUrl", "words"},
 *  "posts": [{"platform", "kind": "post|thread",
 *             "parts": [{"text", "payload", "length", "limit", "unit", "valid", "entities": [{"type", "start", "end", "unit", "value"}]}],
 *             "images": [{"url", "alt"}], "authorship": {...}, "certificate": {...}}],
 *  "why": {...}}
 * }</pre>
 */
public final class ConversionJson {

    private ConversionJson() {}

    /**
     * Writes a conversion in one line, with all that is known of how it came about.
     *
     * @param conversion what came of converting a source
     * @return a JSON object
     */
    public static String line(Conversion conversion) {
        return JsonNodes.line(of(conversion, WhyJson.of(conversion)));
    }

    /**
     * Writes a conversion in one line for a stranger: the shape is that of {@link #line}, but of how it came about only what names
     * nothing of the inside. Steps and details are left out, and a failure's message is its {@linkplain Failure.Kind#meaning
     * meaning}, since its own may name routes, writers or the address behind a host name.
     *
     * @param conversion what came of converting a source
     * @return a JSON object
     */
    public static String publicLine(Conversion conversion) {
        return JsonNodes.line(of(conversion, WhyJson.publicOf(conversion)));
    }

    /**
     * Writes a conversion over several lines, for people.
     *
     * @param conversion what came of converting a source
     * @return the object of {@link #line}
     */
    public static String pretty(Conversion conversion) {
        return JsonNodes.pretty(of(conversion, WhyJson.of(conversion)));
    }

    /**
     * The outcome as our JSON spells it.
     *
     * @param conversion what came of converting a source
     * @return {@code written}, {@code degraded}, {@code refused} or {@code failed}
     */
    public static String outcome(Conversion conversion) {
        return conversion.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * A constant as our JSON spells it.
     *
     * @param constant any constant
     * @return its name in lower case with hyphens
     */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode of(Conversion conversion, ObjectNode why) {
        ObjectNode node = JsonNodes.object();
        node.put("source", conversion.source());
        node.put("outcome", outcome(conversion));
        conversion.read().ifPresent(article -> node.set("article", of(article)));
        ArrayNode posts = node.putArray("posts");
        conversion.posts().forEach(post -> posts.add(of(post)));
        node.set("why", why);
        return node;
    }

    private static ObjectNode of(Article article) {
        ObjectNode node = JsonNodes.object();
        node.put("title", article.title().orElse(null));
        node.put("byline", article.byline().orElse(null));
        node.put("published", article.published().map(Object::toString).orElse(null));
        node.put("language", article.language().map(Locale::toLanguageTag).orElse(null));
        node.put("canonicalUrl", article.canonicalUrl().map(Object::toString).orElse(null));
        node.put("words", article.words());
        return node;
    }

    private static ObjectNode of(Post post) {
        ObjectNode node = JsonNodes.object();
        node.put("platform", post.platform());
        node.put("kind", post.isThread() ? "thread" : "post");
        ArrayNode parts = node.putArray("parts");
        post.parts().forEach(part -> parts.add(of(part)));
        if (!post.fields().isEmpty()) {
            ObjectNode fields = node.putObject("fields");
            post.fields().forEach(fields::put);
        }
        ArrayNode images = node.putArray("images");
        post.images()
                .forEach(image ->
                        images.addObject().put("url", image.url().toString()).put("alt", image.alt()));
        node.set("authorship", of(post.authorship()));
        node.set("certificate", certificate(post));
        if (!post.warnings().isEmpty()) {
            ArrayNode warnings = node.putArray("warnings");
            post.warnings()
                    .forEach(warning -> warnings.addObject()
                            .put("kind", name(warning.kind()))
                            .put("message", warning.message()));
        }
        return node;
    }

    private static ObjectNode of(PostPart part) {
        ObjectNode node = JsonNodes.object();
        node.put("text", part.text());
        node.put("payload", part.payload());
        node.set("request", JsonNodes.tree(part.request().fields()));
        node.put("length", part.length());
        node.put("limit", part.limit());
        node.put("unit", part.unit());
        node.put("valid", part.check().valid());
        ArrayNode entities = node.putArray("entities");
        part.entities().forEach(entity -> entities.add(JsonNodes.of(entity)));
        return node;
    }

    private static ObjectNode of(Authorship authorship) {
        ObjectNode node = JsonNodes.object();
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
        ObjectNode node = JsonNodes.object();
        node.put("valid", post.certificate().valid());
        ArrayNode rules = node.putArray("rules");
        int part = 1;
        for (Check check : post.certificate().checks()) {
            for (Check.Measure measure : check.measures()) {
                rules.add(JsonNodes.of(measure).put("part", part));
            }
            part++;
        }
        for (Certificate.Field field : post.certificate().fields()) {
            rules.add(JsonNodes.of(field.rule().limit())
                    .put("measured", field.length())
                    .put("kept", field.kept())
                    .put("field", field.rule().name()));
        }
        if (!post.certificate().template().isEmpty()) {
            node.put("template", post.certificate().template());
        }
        ArrayNode cuts = node.putArray("cuts");
        for (Cut cut : post.certificate().cuts()) {
            cuts.addObject().put("kind", name(cut.kind())).put("count", cut.count());
        }
        return node;
    }
}
