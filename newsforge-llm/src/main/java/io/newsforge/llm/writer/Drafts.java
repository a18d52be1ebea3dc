package io.newsforge.llm.writer;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleImage;
import io.newsforge.article.Paragraph;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.FieldRule;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Authorship;
import io.newsforge.post.Draft;
import io.newsforge.post.WritingTask;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes drafts of what a model wrote: its words only; link, images, headline and publisher are the article's own. */
final class Drafts {

    /** The problem of a text that says nothing. */
    static final String EMPTY = "text empty";

    private static final int MAX_IMAGES = 4;
    private static final int LONGEST_TAG = 30;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1," + LONGEST_TAG + "}");

    private final WritingTask task;
    private final Wording wording;
    private final Tokens said;

    Drafts(WritingTask task, Wording wording) {
        this.task = task;
        this.wording = wording;
        this.said = new Tokens(said(task.article()));
    }

    private static String said(Article article) {
        return article.title().orElse("") + " " + article.site().orElse("") + " "
                + article.paragraphs().stream().map(Paragraph::text).collect(Collectors.joining(" "));
    }

    /** Whether the article's own headline cannot be used. */
    static boolean translates(WritingTask task) {
        String wanted = task.language().getLanguage();
        return !wanted.isEmpty()
                && !task.article()
                        .language()
                        .map(Locale::getLanguage)
                        .orElse(wanted)
                        .equals(wanted);
    }

    Draft of(PlatformSpec platform, Aim aim, Written written, String model) {
        Article article = task.article();
        List<PlatformSpec> one = List.of(platform);
        Draft.Builder draft =
                Draft.builder(PlainText.of(withoutOwnLink(written.text()), one)).by(new Authorship.Composed(model));
        if (showsHeadline(platform)) {
            headline(written, one).ifPresent(draft::headline);
        }
        if (platform.editorial().namesSource()) {
            article.site()
                    .map(site -> wording.text("source", Map.of("site", PlainText.of(site, one))))
                    .ifPresent(draft::sourceLine);
        }
        hashtags(written, aim.hashtags()).forEach(draft::hashtag);
        article.canonicalUrl().filter(Drafts::isPostable).ifPresent(draft::link);
        article.images().stream().limit(MAX_IMAGES).map(Drafts::image).forEach(draft::image);
        if (aim.thread()) {
            draft.asThread();
        }
        if (!task.language().getLanguage().isEmpty()) {
            draft.language(task.language());
        }
        return draft.build();
    }

    /** In its text, or translated in a field of its own, which would have the article's headline otherwise. */
    private boolean showsHeadline(PlatformSpec platform) {
        return platform.editorial().headline()
                || (translates(task)
                        && platform.fields().stream().anyMatch(field -> field.role() == FieldRule.Role.TITLE));
    }

    private Optional<String> headline(Written written, List<PlatformSpec> platform) {
        Optional<String> headline = translates(task)
                ? Optional.of(written.headline())
                : task.article().title();
        return headline.map(text -> PlainText.of(text, platform))
                .filter(text ->
                        !text.isEmpty() && PlainText.problem(text, platform).isEmpty());
    }

    /** Only what is made of the article's own words, in its own order; a tag it does not say would be the model's opinion. */
    private List<String> hashtags(Written written, int most) {
        return written.hashtags().stream()
                .map(tag -> tag.strip().replaceFirst("^[#＃]+", ""))
                .filter(tag -> TAG.matcher(tag).matches() && tag.codePoints().anyMatch(Character::isLetter))
                .filter(said::have)
                .distinct()
                .limit(most)
                .toList();
    }

    /** The article's own address in the text is no harm, but the link is set elsewhere. */
    private String withoutOwnLink(String text) {
        return task.article()
                .canonicalUrl()
                .map(URI::toString)
                .map(link -> text.replace(link + "/", "").replace(link, ""))
                .orElse(text);
    }

    /** What cannot be posted of a platform's text; empty if nothing. */
    String problem(Aim aim, Written written) {
        String text = PlainText.of(withoutOwnLink(written.text()), aim.platforms());
        if (text.isEmpty()) {
            return EMPTY;
        }
        int tooLong = 4 * aim.most() + 400;
        return written.text().length() > tooLong
                ? "far longer than asked for (expected: " + aim.length(wording) + ")"
                : PlainText.problem(text, aim.platforms());
    }

    private static boolean isPostable(URI link) {
        return link.getRawAuthority() != null && link.getRawAuthority().indexOf('@') < 0;
    }

    private static PostImage image(ArticleImage image) {
        return new PostImage(image.url(), image.alt().isEmpty() ? image.caption() : image.alt());
    }
}
