package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.FieldRule;
import io.newsforge.platform.PlatformSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fills the fields beside a post from its draft and its article, each within its limit. */
final class FieldFitting {

    private static final String TAG_SEPARATOR = ",";

    private final PlatformSpec spec;
    private final Draft draft;
    private final @Nullable Article article;

    FieldFitting(PlatformSpec spec, Draft draft, @Nullable Article article) {
        this.spec = spec;
        this.draft = draft;
        this.article = article;
    }

    /** The fields that have something to say, by name, in the platform's order. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FieldRule rule : spec.fields()) {
            if (rule.role() != FieldRule.Role.ALT_TEXT) {
                String text = text(rule);
                if (!text.isEmpty()) {
                    fields.put(rule.name(), text);
                }
            }
        }
        return fields;
    }

    /** The images with alternative texts that keep the platform's limit, as many as it takes. */
    List<PostImage> images() {
        int most = spec.media().map(media -> media.max()).orElse(Integer.MAX_VALUE);
        return draft.images().stream().limit(most).map(this::withFittingAlt).toList();
    }

    private PostImage withFittingAlt(PostImage image) {
        return spec.fields().stream()
                .filter(rule -> rule.role() == FieldRule.Role.ALT_TEXT)
                .findFirst()
                .map(rule -> new PostImage(image.url(), shortened(inOneLine(image.alt()), rule)))
                .orElse(image);
    }

    private String text(FieldRule rule) {
        Optional<String> own = draft.field(rule.name());
        return switch (rule.role()) {
            case TITLE -> shortened(inOneLine(own.orElseGet(this::title)), rule);
            case DESCRIPTION -> beginning(inOneLine(own.orElseGet(draft::body)), rule);
            case PREHEADER -> beginning(inOneLine(own.orElseGet(this::beyondTheTitle)), rule);
            case TAGS -> own.isPresent() ? shortened(inOneLine(own.get()), rule) : tags(rule);
            case LINK -> own.or(this::address).filter(fits(rule)).orElse("");
            case SLUG -> Slug.of(own.orElseGet(this::title), fits(rule));
            case ALT_TEXT -> throw new IllegalStateException(rule.name() + ": belongs to an image");
        };
    }

    private String title() {
        String title = draft.headline()
                .or(() -> Optional.ofNullable(article).flatMap(Article::title))
                .orElseGet(draft::body);
        return HeadlineSetting.set(spec.editorial().headlineStyle(), title);
    }

    /** The text of the post, but for the title where it opens with the very words. */
    private String beyondTheTitle() {
        String body = draft.body().strip();
        String title = title().strip();
        return body.startsWith(title) && body.length() > title.length()
                ? body.substring(title.length()).strip()
                : body;
    }

    private Optional<String> address() {
        return draft.link().map(URI::toString);
    }

    private String tags(FieldRule rule) {
        List<String> kept = new ArrayList<>();
        for (String tag : draft.hashtags()) {
            kept.add(inOneLine(tag).replace(TAG_SEPARATOR, " "));
            if (!fits(rule).test(String.join(TAG_SEPARATOR, kept))) {
                kept.remove(kept.size() - 1);
            }
        }
        return String.join(TAG_SEPARATOR, kept);
    }

    private String inOneLine(String text) {
        return spec.written(text).replace("\n\n", " ").replace('\n', ' ');
    }

    private String beginning(String text, FieldRule rule) {
        if (text.isEmpty() || fits(rule).test(text)) {
            return text;
        }
        Shortener.Shortened sentences = new Shortener(text, spec.syntax()).atSentence(fits(rule));
        return sentences != null ? sentences.text() : shortened(text, rule);
    }

    private String shortened(String text, FieldRule rule) {
        if (text.isEmpty() || fits(rule).test(text)) {
            return text;
        }
        Shortener.Shortened cut = new Shortener(text, spec.syntax()).insideSentence(fits(rule));
        return cut == null ? "" : cut.text();
    }

    private static Predicate<String> fits(FieldRule rule) {
        return text -> rule.limit().meter().measure(text) <= rule.limit().max();
    }
}
