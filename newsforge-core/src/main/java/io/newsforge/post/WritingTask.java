package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformSpec;
import java.util.List;
import java.util.Objects;

/**
 * What a writer is asked for. Immutable.
 *
 * @param article what to write about
 * @param platforms for which platforms, at least one
 * @param style how much to tell
 */
public record WritingTask(Article article, List<PlatformSpec> platforms, Style style) {

    public WritingTask {
        Objects.requireNonNull(article, "article");
        platforms = List.copyOf(platforms);
        Objects.requireNonNull(style, "style");
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("platforms: none (expected: at least one)");
        }
    }
}
