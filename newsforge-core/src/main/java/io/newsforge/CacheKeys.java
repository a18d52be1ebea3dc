package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.PostTemplates;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Names what a conversion depends on: the article's content, the request, the platforms' rules, the writer and the gate. */
final class CacheKeys {

    /** Tells meters of one unit apart, and syntaxes, by what they make of it. */
    private static final String SAMPLE =
            "https://example.com/a README.md #Tag \uFF03\uD0DC\uADF8 $AAPL @name @name@example.com /go \u2764\uFE0F\u200D\uD83D\uDD25";

    private final String writer;
    private final String gate;
    private final Map<String, String> rules = new HashMap<>();

    CacheKeys(String writer, String gate, PlatformCatalog platforms, PostTemplates templates) {
        this.writer = writer;
        this.gate = gate;
        platforms.all().forEach(spec -> rules.put(spec.id(), rules(spec) + templates.labels(spec.id())));
    }

    String of(Article article, ConversionRequest request, List<PlatformSpec> platforms) {
        StringBuilder key = new StringBuilder(article.fingerprint())
                .append('|')
                .append(writer)
                .append('|')
                .append(gate)
                .append('|')
                .append(request.style().name())
                .append('|')
                .append(request.language().map(Locale::toLanguageTag).orElse(""));
        platforms.forEach(platform -> key.append('|').append(rules.get(platform.id())));
        return key.toString();
    }

    private static String fields(PlatformSpec spec) {
        return spec.fields().stream()
                .map(field -> field.name()
                        + field.role()
                        + field.overrun()
                        + field.limit().max()
                        + field.limit().meter().unit())
                .collect(Collectors.joining("+"));
    }

    private static String rules(PlatformSpec spec) {
        String limits = spec.limits().stream()
                .map(limit -> limit.max() + limit.meter().unit() + limit.meter().measure(SAMPLE) + limit.source())
                .collect(Collectors.joining("+"));
        String counts = spec.counts().stream()
                .map(count -> count.max() + count.type().name())
                .collect(Collectors.joining("+"));
        return String.join(
                ",",
                spec.id(),
                spec.name(),
                spec.syntax().find(SAMPLE).toString(),
                limits,
                counts,
                spec.markup().name(),
                spec.offsets().name(),
                String.valueOf(spec.linksClickable()),
                String.valueOf(spec.threads()),
                String.valueOf(spec.shortLinks()),
                String.valueOf(spec.linkFee()),
                spec.fold().toString(),
                spec.payload(),
                fields(spec),
                String.valueOf(spec.media()),
                spec.replacements().toString(),
                spec.editorial().toString());
    }
}
