package io.newsforge.payload;

import io.newsforge.article.Article;

/**
 * {@code POST /rest/posts}: the text in little text format, and the article's card, which LinkedIn does not scrape
 * (learn.microsoft.com Posts API, checked 2026-11).
 */
final class LinkedInPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        Fields fields = Fields.of("commentary", message.written());
        message.link().ifPresent(link -> fields.put("content", Fields.of("article", card(link, message))));
        return fields.payload();
    }

    private static Fields card(String link, Message message) {
        return Fields.of("source", link)
                .text("title", message.article().flatMap(Article::title))
                .textIfAny("description", message.fields().getOrDefault("description", ""));
    }
}
