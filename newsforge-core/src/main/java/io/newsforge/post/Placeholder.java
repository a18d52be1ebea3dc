package io.newsforge.post;

import io.newsforge.article.Article;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What can stand in braces in a template: a piece of the post, or a fact of its article with the most it may take. */
enum Placeholder {
    HEADLINE(0, article -> Optional.empty()),
    BODY(40, article -> Optional.empty()),
    SOURCE(0, article -> Optional.empty()),
    HASHTAGS(0, article -> Optional.empty()),
    LINK(0, article -> Optional.empty()),
    TITLE(120, Article::title),
    SITE(60, Article::site),
    BYLINE(60, Article::byline),
    DATE(10, article -> article.published().map(published -> published.date().toString()));

    private final int most;
    private final Function<Article, Optional<String>> fact;

    Placeholder(int most, Function<Article, Optional<String>> fact) {
        this.most = most;
        this.fact = fact;
    }

    boolean isPiece() {
        return ordinal() <= LINK.ordinal();
    }

    int most() {
        return most;
    }

    Optional<String> fact(Article article) {
        return fact.apply(article);
    }

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A text of the greatest length and of the widest letters. */
    String longest() {
        return "\uD55C".repeat(most);
    }
}
