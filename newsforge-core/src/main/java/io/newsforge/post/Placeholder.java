package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformSpec;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can stand in braces in a template: a piece of the post, or a fact of its article with the most it may take. */
enum Placeholder {
    HEADLINE(true, 0),
    BODY(true, 40),
    SOURCE(true, 0),
    HASHTAGS(true, 0),
    LINK(true, 0),
    TITLE(false, 120),
    SITE(false, 60),
    BYLINE(false, 60),
    DATE(false, 10);

    private final boolean piece;
    private final int most;

    Placeholder(boolean piece, int most) {
        this.piece = piece;
        this.most = most;
    }

    boolean isPiece() {
        return piece;
    }

    /** In UTF-16 units; of the body, what must have room at least. */
    int most() {
        return most;
    }

    Optional<String> fact(Article article) {
        return switch (this) {
            case TITLE -> article.title();
            case SITE -> article.site();
            case BYLINE -> article.byline();
            case DATE -> article.published().map(published -> published.date().toString());
            default -> Optional.empty();
        };
    }

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A text of the greatest length and of the letters that cost most on a platform: wide ones, or such as are escaped. */
    String longest(PlatformSpec platform) {
        Meter meter = platform.limits().get(0).meter();
        return Stream.of("\uD55C", "&", "*", "a")
                .map(letter -> letter.repeat(most))
                .max(Comparator.comparingInt(meter::measure))
                .orElse("");
    }
}
