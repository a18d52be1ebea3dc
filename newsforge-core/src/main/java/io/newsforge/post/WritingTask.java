package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformSpec;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a writer is asked for. Immutable.
 *
 * @param article what to write about
 * @param platforms for which platforms, at least one
 * @param style how much to tell
 * @param language the language the posts should be in; {@link Locale#ROOT} when none is known
 */
public record WritingTask(Article article, List<PlatformSpec> platforms, Style style, Locale language) {

    public WritingTask {
        Objects.requireNonNull(article, "article");
        platforms = List.copyOf(platforms);
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(language, "language");
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("platforms: none (expected: at least one)");
        }
    }
}
