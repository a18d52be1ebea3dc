package io.newsforge.llm.writer;

import io.newsforge.article.Article;
import io.newsforge.article.Paragraph;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * An article as data for a prompt, a line a fact, each begun by us so that no line of it can speak for somebody. Cut between
 * paragraphs, or within the first between sentences or words.
 *
 * @param text the lines
 * @param paragraphs how many paragraphs the article has
 * @param leftOut how many of them, from the last on, are not among the lines
 * @param bytesLeftOut what that and what was cut off the first is in UTF-8
 */
record ArticleData(String text, int paragraphs, int leftOut, long bytesLeftOut) {

    /** A colon, a space and the end of the line. */
    private static final int AROUND_A_LINE = 3;
    /** No line before the paragraphs takes more than this part of the room. */
    private static final int PART_OF_A_HEADER = 8;

    static ArticleData of(Article article, int maxBytes) {
        StringBuilder data = new StringBuilder();
        int header = maxBytes / PART_OF_A_HEADER;
        article.title().ifPresent(title -> line(data, "title", cut(title, header)));
        article.byline().ifPresent(byline -> line(data, "by", cut(byline, header)));
        article.site().ifPresent(site -> line(data, "publisher", cut(site, header)));
        article.published().ifPresent(date -> line(data, "published", date.toString()));
        List<Paragraph> paragraphs = article.paragraphs();
        int room = maxBytes - bytes(data.toString());
        int kept = 0;
        long lost = 0;
        for (Paragraph paragraph : paragraphs) {
            String whole = Neutral.line(paragraph.text());
            int around = bytes(name(paragraph)) + AROUND_A_LINE;
            String text = kept == 0 ? cut(whole, room - around) : whole;
            if (bytes(text) + around > room) {
                break;
            }
            line(data, name(paragraph), text);
            room -= bytes(text) + around;
            kept++;
            if (text.length() < whole.length()) {
                lost = (long) bytes(whole) - bytes(text);
                break;
            }
        }
        long behind = paragraphs.stream()
                .skip(kept)
                .mapToLong(paragraph -> bytes(paragraph.text()))
                .sum();
        return new ArticleData(
                data.toString().stripTrailing(), paragraphs.size(), paragraphs.size() - kept, lost + behind);
    }

    /** Whole sentences as far as there is room, or words where there is none for the first, or characters where there is a single word. */
    private static String cut(String text, int room) {
        String line = Neutral.line(text);
        if (bytes(line) <= room) {
            return line;
        }
        String most = firstOf(line, room, BreakIterator.getSentenceInstance(Locale.ROOT));
        most = most.isEmpty() ? firstOf(line, room, BreakIterator.getWordInstance(Locale.ROOT)) : most;
        return most.isEmpty() ? firstOf(line, room, BreakIterator.getCharacterInstance(Locale.ROOT)) : most;
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

    private static String firstOf(String text, int room, BreakIterator breaks) {
        breaks.setText(text);
        int end = 0;
        int taken = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            taken += bytes(text.substring(end, next));
            if (taken > room) {
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
