package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.Entity;
import io.newsforge.platform.FieldRule;
import io.newsforge.platform.MediaRule;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.RuleSource;
import io.newsforge.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what the host of a valid post may want to know. */
final class Warnings {

    private final PlatformSpec platform;
    private final Draft draft;
    private final @Nullable Article article;
    private final List<PostWarning> found = new ArrayList<>();

    Warnings(PlatformSpec platform, Draft draft, @Nullable Article article) {
        this.platform = platform;
        this.draft = draft;
        this.article = article;
    }

    List<PostWarning> of(List<PostPart> parts, Map<String, String> fields, List<PostImage> images) {
        parts.forEach(this::entities);
        linkFee(parts);
        fold(parts.get(0).text());
        headline(parts.get(0));
        images(images);
        fields(fields);
        unconfirmed();
        return List.copyOf(found);
    }

    private void add(PostWarning.Kind kind, String message) {
        found.add(new PostWarning(kind, message));
    }

    private void entities(PostPart part) {
        for (Entity entity : part.entities()) {
            int start = entity.unit().utf16Index(part.text(), entity.start());
            String written = part.text().substring(start, entity.unit().utf16Index(part.text(), entity.end()));
            if (entity.type() == Entity.Type.LINK && !written.contains("://") && !isOwn(entity)) {
                add(PostWarning.Kind.ACCIDENTAL_LINK, written + " becomes a link");
            } else if (entity.type() == Entity.Type.COMMAND) {
                add(PostWarning.Kind.ACCIDENTAL_COMMAND, written + " becomes a command");
            }
        }
    }

    private boolean isOwn(Entity entity) {
        return draft.link()
                .map(link -> LinkText.of(link, platform).target().equals(entity.value()))
                .orElse(false);
    }

    private void linkFee(List<PostPart> parts) {
        boolean linked = parts.stream()
                .flatMap(part -> part.entities().stream())
                .anyMatch(entity -> entity.type() == Entity.Type.LINK);
        if (platform.linkFee() && linked) {
            add(PostWarning.Kind.LINK_FEE, platform.name() + " bills a post with a link at more than one without");
        }
    }

    private void fold(String text) {
        if (platform.fold().isEmpty() || text.length() <= platform.fold().getAsInt()) {
            return;
        }
        int shown = platform.fold().getAsInt();
        String opening = text.lines().findFirst().orElse("");
        int firstEnd = Sentences.split(opening).stream()
                .findFirst()
                .map(sentence -> sentence.end())
                .orElse(0);
        if (firstEnd > shown) {
            add(
                    PostWarning.Kind.FOLDED,
                    "readers see " + shown + " of the " + firstEnd + " characters of the first sentence");
        }
    }

    private void headline(PostPart first) {
        boolean card = draft.link().isPresent() && platform.linksClickable();
        Optional<String> title = Optional.ofNullable(article).flatMap(Article::title);
        if (card
                && !platform.editorial().headline()
                && title.filter(it -> first.text().startsWith(platform.written(it)))
                        .isPresent()) {
            add(PostWarning.Kind.HEADLINE_REPEATED, "the link's card shows the headline as well");
        }
    }

    private void images(List<PostImage> images) {
        int wanted = platform.media().map(MediaRule::min).orElse(0);
        if (images.size() < wanted) {
            add(
                    PostWarning.Kind.IMAGE_MISSING,
                    images.size() + " images (" + platform.name() + " wants at least " + wanted + ")");
        }
        long silent = images.stream().filter(image -> image.alt().isBlank()).count();
        if (silent > 0) {
            add(
                    PostWarning.Kind.ALT_TEXT_MISSING,
                    silent + " of " + images.size() + " images have no alternative text");
        }
    }

    private void fields(Map<String, String> fields) {
        for (FieldRule rule : platform.fields()) {
            boolean prose = rule.role() == FieldRule.Role.TITLE;
            if (prose && fields.getOrDefault(rule.name(), "").endsWith("\u2026")) {
                add(
                        PostWarning.Kind.FIELD_CUT,
                        rule.name() + " was cut to " + rule.limit().max() + " "
                                + rule.limit().meter().unit());
            }
        }
    }

    private void unconfirmed() {
        boolean unsure = Stream.concat(
                        platform.limits().stream().map(limit -> limit.source()),
                        platform.fields().stream().map(field -> field.limit().source()))
                .anyMatch(source -> source instanceof RuleSource.Published published
                        && published.confidence() == RuleSource.Confidence.UNCONFIRMED);
        if (unsure) {
            add(PostWarning.Kind.UNCONFIRMED_RULE, "a limit of " + platform.name() + " is published nowhere");
        }
    }
}
