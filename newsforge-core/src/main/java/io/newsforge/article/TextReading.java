package io.newsforge.article;

import java.util.List;
import java.util.regex.Pattern;

/** Reads plain text: a short first line before a blank one is the title, blank lines part paragraphs. */
final class TextReading {

    private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t\\x0B\\f\\u00a0\\u3000]*+\\R\\s*+");
    private static final Pattern LINES = Pattern.compile("\\R");
    private static final int LONGEST_TITLE = 200;
    private static final String SENTENCE_ENDS = ".!?。！？…:;,";

    private TextReading() {}

    static void read(String text, Article.Builder article) {
        List<String> parts = paragraphs(text);
        int from = 0;
        if (parts.size() > 1 && isTitle(parts.get(0))) {
            article.title(OneLine.of(parts.get(0))).found(Article.Field.TITLE, Article.Origin.TEXT);
            from = 1;
        }
        for (String part : parts.subList(from, parts.size())) {
            article.paragraph(new Paragraph(Paragraph.Kind.PARAGRAPH, OneLine.of(part)));
        }
        article.found(Article.Field.BODY, Article.Origin.TEXT);
    }

    /** The paragraphs between blank lines or, when there are no blank lines, the lines. */
    static List<String> paragraphs(String text) {
        List<String> parts = split(BLANK_LINES, text);
        return parts.size() > 1 ? parts : split(LINES, text);
    }

    private static List<String> split(Pattern border, String text) {
        return border.splitAsStream(text.strip())
                .filter(part -> !OneLine.of(part).isEmpty())
                .toList();
    }

    private static boolean isTitle(String part) {
        String line = part.strip();
        return line.length() <= LONGEST_TITLE
                && !LINES.matcher(line).find()
                && (SENTENCE_ENDS.indexOf(line.charAt(line.length() - 1)) < 0 || line.endsWith("?"));
    }
}
