package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.payload.Message;
import io.newsforge.payload.PayloadFormat;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.Check;
import io.newsforge.platform.LinkPlacement;
import io.newsforge.platform.PlatformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a post of fitted messages: measures each as it leaves, fills the fields and writes what goes to the platform's API. */
final class PostAssembly {

    private final PlatformSpec platform;
    private final Draft draft;
    private final @Nullable Article article;
    private final PayloadFormat format;
    private final Map<String, String> fields;
    private final List<PostImage> images;

    PostAssembly(PlatformSpec platform, Draft draft, @Nullable Article article, PayloadFormat format) {
        this.platform = platform;
        this.draft = draft;
        this.article = article;
        this.format = format;
        FieldFitting fitting = new FieldFitting(platform, draft, article);
        this.fields = fitting.fields();
        this.images = fitting.images();
    }

    Post post(List<Composition> compositions, List<Cut> cuts) {
        List<PostPart> parts = new ArrayList<>();
        for (Composition composition : compositions) {
            parts.add(part(composition, parts.isEmpty()));
        }
        List<Check> checks = parts.stream().map(PostPart::check).toList();
        return new Post(
                platform.id(),
                parts,
                fields,
                images,
                draft.authorship(),
                new Certificate(checks, fieldMeasures(), cuts, template(compositions)),
                new Warnings(platform, draft, article).of(parts, fields, images));
    }

    private static String template(List<Composition> compositions) {
        FilledTemplate template = compositions.get(0).template();
        return template == null ? "" : template.label();
    }

    private PostPart part(Composition composition, boolean first) {
        String text = composition.text();
        String written = composition.payload(platform);
        Check check = check(composition, text);
        Message.Builder message =
                Message.builder(platform, text, written, check).hashtags(composition.hashtags());
        if (composition.template() == null) {
            message.pieces(composition.headline(), composition.body(), composition.sourceLine());
        } else {
            message.pieces("", text, "");
        }
        if (composition.link() != null) {
            message.link(composition.link().target());
        } else if (first && platform.editorial().link() == LinkPlacement.BESIDE) {
            draft.link().map(link -> LinkText.of(link, platform).target()).ifPresent(message::link);
        }
        language().ifPresent(message::language);
        if (article != null) {
            message.article(article);
        }
        if (first) {
            message.fields(fields).images(images);
        } else {
            message.continuing();
        }
        return new PostPart(text, written, format.write(message.build()), check);
    }

    private Check check(Composition composition, String text) {
        Check measured = platform.check(text);
        return composition.link() == null
                ? measured
                : new Check(
                        measured.platform(),
                        measured.measures(),
                        composition.link().in(text, measured.entities(), platform),
                        measured.violations());
    }

    private Optional<Locale> language() {
        return draft.language().or(() -> Optional.ofNullable(article).flatMap(Article::language));
    }

    private List<Certificate.Field> fieldMeasures() {
        return platform.fields().stream()
                .filter(rule -> fields.containsKey(rule.name()))
                .map(rule ->
                        new Certificate.Field(rule, rule.limit().meter().measure(fields.getOrDefault(rule.name(), ""))))
                .toList();
    }
}
