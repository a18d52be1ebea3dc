package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.PostWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Names what a conversion depends on: the article's content, the request, the rules and the writer. */
final class CacheKeys {

    private CacheKeys() {}

    static String of(Article article, ConversionRequest request, List<PlatformSpec> platforms, PostWriter writer) {
        return String.join(
                "|",
                article.fingerprint(),
                writer.name(),
                request.style().name(),
                request.language().map(language -> language.toLanguageTag()).orElse(""),
                platforms.stream().map(CacheKeys::rules).collect(Collectors.joining(";")));
    }

    private static String rules(PlatformSpec spec) {
        String limits = spec.limits().stream()
                .map(limit -> limit.max() + limit.meter().unit())
                .collect(Collectors.joining("+"));
        String counts = spec.counts().stream()
                .map(count -> count.max() + count.type().name())
                .collect(Collectors.joining("+"));
        return String.join(
                ",",
                spec.id(),
                limits,
                counts,
                spec.markup().name(),
                spec.offsets().name(),
                String.valueOf(spec.linksClickable()),
                String.valueOf(spec.threads()),
                spec.editorial().toString());
    }
}
