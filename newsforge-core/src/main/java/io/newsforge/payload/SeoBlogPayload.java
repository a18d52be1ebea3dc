package io.newsforge.payload;

import io.newsforge.article.Article;
import io.newsforge.platform.Markup;
import java.util.List;
import java.util.Optional;

/**
 * A page for search engines (developers.google.com Search Central, checked 2026-11): what stands in its head, and its text. The
 * canonical address is the source's, since the text is made of it.
 */
final class SeoBlogPayload implements PayloadFormat {

    private static final String TITLE = "title";
    private static final String DESCRIPTION = "metaDescription";

    @Override
    public Payload write(Message message) {
        Fields fields = Fields.none().all(message.fields());
        message.link().ifPresent(link -> fields.put("canonical", link));
        Payload structured = structured(message).payload();
        return fields.put("html", HtmlText.of(message, "h1"))
                .put("jsonLd", structured.fields())
                .put("head", head(message, structured.json()))
                .payload();
    }

    private static Fields structured(Message message) {
        Optional<Article> article = message.article();
        Fields fields = Fields.of("@context", "https://schema.org")
                .put("@type", article.flatMap(Article::site).isPresent() ? "NewsArticle" : "BlogPosting")
                .put("headline", title(message))
                .textIfAny("description", description(message))
                .language("inLanguage", message);
        if (!message.images().isEmpty()) {
            fields.put(
                    "image",
                    message.images().stream()
                            .map(image -> image.url().toString())
                            .toList());
        }
        article.flatMap(Article::published).ifPresent(date -> fields.put("datePublished", date.toString()));
        article.flatMap(Article::byline)
                .ifPresent(name -> fields.each(
                        "author", List.of(Fields.of("@type", "Person").put("name", name))));
        article.flatMap(Article::site)
                .ifPresent(name -> fields.put(
                        "publisher", Fields.of("@type", "Organization").put("name", name)));
        return fields.text("mainEntityOfPage", message.link()).text("isBasedOn", message.link());
    }

    private static String head(Message message, String structured) {
        StringBuilder head = new StringBuilder();
        head.append("<title>").append(Markup.HTML.escape(title(message))).append("</title>\n");
        meta(head, "name", "description", description(message));
        message.link()
                .ifPresent(link -> head.append("<link rel=\"canonical\" href=\"")
                        .append(Markup.HTML.escape(link))
                        .append("\">\n"));
        meta(head, "property", "og:type", "article");
        meta(head, "property", "og:title", title(message));
        meta(head, "property", "og:description", description(message));
        meta(head, "property", "og:url", message.link().orElse(""));
        message.images().stream().limit(1).forEach(image -> {
            meta(head, "property", "og:image", image.url().toString());
            meta(head, "property", "og:image:alt", image.alt());
        });
        return head.append("<script type=\"application/ld+json\">")
                .append(structured.replace("<", "\\u003c").replace("&", "\\u0026"))
                .append("</script>\n")
                .toString();
    }

    private static void meta(StringBuilder head, String kind, String name, String content) {
        if (!content.isEmpty()) {
            head.append("<meta ")
                    .append(kind)
                    .append("=\"")
                    .append(name)
                    .append("\" content=\"")
                    .append(Markup.HTML.escape(content))
                    .append("\">\n");
        }
    }

    private static String title(Message message) {
        return message.fields().getOrDefault(TITLE, message.headline());
    }

    private static String description(Message message) {
        return message.fields().getOrDefault(DESCRIPTION, "");
    }
}
