package io.newsforge.llm.writer;

import io.newsforge.article.Article;
import io.newsforge.article.Paragraph;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * An article as data for a prompt, a line a fact, each begun by us so that no line of it can speak for somebody. Cut between
 * paragraphs, or within the first between sentences.
 *
 * @param text the lines
 * @param paragraphs how many paragraphs the article has
 * @param leftOut how many of them, from the last on, are not among the lines
 * @param bytesLeftOut what that is in UTF-8
 */
record ArticleData(String text, int paragraphs, int leftOut, long bytesLeftOut) {

    static ArticleData of(Article article, int maxBytes) {
        StringBuilder data = new StringBuilder();
        article.title().ifPresent(title -> line(data, "title", title));
        article.byline().ifPresent(byline -> line(data, "by", byline));
        article.site().ifPresent(site -> line(data, "publisher", site));
        article.published().ifPresent(date -> line(data, "published", date.toString()));
        List<Paragraph> paragraphs = article.paragraphs();
        int room = maxBytes - bytes(data.toString());
        int kept = 0;
        for (Paragraph paragraph : paragraphs) {
            String text = Neutral.line(paragraph.text());
            if (kept == 0 && bytes(text) > room) {
                text = wholeSentences(text, Math.max(0, room));
            }
            room -= bytes(text) + 1;
            if (room < 0) {
                break;
            }
            line(data, name(paragraph), text);
            kept++;
        }
        long lost = paragraphs.stream()
                .skip(kept)
                .mapToLong(paragraph -> bytes(paragraph.text()))
                .sum();
        return new ArticleData(data.toString().stripTrailing(), paragraphs.size(), paragraphs.size() - kept, lost);
    }

    private static String name(Paragraph paragraph) {
        return switch (paragraph.kind()) {
            case HEADING -> "heading";
            case QUOTE -> "quoted";
            case LIST_ITEM -> "item";
            case CAPTION -> "caption";
            case PARAGRAPH -> "text";
        };
    }

    private static void line(StringBuilder data, String name, String text) {
        data.append(name).append(": ").append(Neutral.line(text)).append('\n');
    }

    private static String wholeSentences(String text, int room) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int end = 0;
        for (int next = sentences.next(); next != BreakIterator.DONE; next = sentences.next()) {
            if (bytes(text.substring(0, next)) >= room) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).strip();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
