package io.newsforge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a page says beside the main facts: its last change, section, topics, and whether it is for everybody. */
final class PageDetails {

    private static final int LONGEST = 80;
    private static final List<String> CLOSED = List.of("metered", "locked", "paid", "premium", "subscriber");

    private final PageFacts facts;
    private final JsonLd jsonLd;
    private final Article.Builder article;

    PageDetails(PageFacts facts, JsonLd jsonLd, Article.Builder article) {
        this.facts = facts;
        this.jsonLd = jsonLd;
        this.article = article;
    }

    void add() {
        modified().ifPresent(article::modified);
        said(jsonLd.text("articleSection"), facts.meta("article:section", "og:article:section", "parsely-section"))
                .ifPresent(article::section);
        tags().forEach(article::tag);
        article.paywalled(isPaywalled());
    }

    private Optional<PublicationDate> modified() {
        return Stream.of(
                        Optional.ofNullable(jsonLd.text("dateModified")),
                        Optional.ofNullable(facts.meta(
                                "article:modified_time", "og:updated_time", "og:modified_time", "last-modified")),
                        facts.items("datemodified").stream()
                                .map(mark -> mark.value().isEmpty() ? mark.box().text(LONGEST) : mark.value())
                                .findFirst())
                .flatMap(Optional::stream)
                .flatMap(text -> DateText.find(text).stream())
                .findFirst();
    }

    private static Optional<String> said(@Nullable String first, @Nullable String second) {
        return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .findFirst();
    }

    private List<String> tags() {
        List<String> named = new ArrayList<>(facts.metaAll("article:tag"));
        named.addAll(jsonLd.names("keywords"));
        named.addAll(facts.metaAll("news_keywords"));
        if (named.isEmpty()) {
            named.addAll(facts.metaAll("keywords"));
        }
        return named.stream()
                .flatMap(text -> Stream.of(text.split("[,;]", -1)))
                .map(OneLine::of)
                .filter(tag -> !tag.isBlank() && tag.length() <= LONGEST)
                .toList();
    }

    private boolean isPaywalled() {
        String tier = Optional.ofNullable(facts.meta("article:content_tier", "content_tier"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return jsonLd.isFalse("isAccessibleForFree") || CLOSED.contains(tier);
    }
}
