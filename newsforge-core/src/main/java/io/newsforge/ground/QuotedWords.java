package io.newsforge.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an article, in a form in which those of a quotation can be found. Immutable. */
final class QuotedWords {

    private static final Pattern MARKS = Pattern.compile("[\"'“”„‟‘’‚‛«»‹›「」『』`´]");
    private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―−]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ELLIPSIS =
            Pattern.compile("\\[ ?(?:\\.{2,9}|⋯) ?]|\\( ?(?:\\.{2,9}|⋯) ?\\)|\\.{2,}|⋯+");
    private static final Pattern OF_THE_EDITOR = Pattern.compile("\\[([^\\[\\]]*+)]");
    private static final String OUTER_SIGNS = " .,;:!?…";

    private final List<String> paragraphs;
    private final String all;

    QuotedWords(List<String> plainParagraphs) {
        this.paragraphs = plainParagraphs.stream().map(QuotedWords::searchable).toList();
        this.all = String.join(" ", paragraphs);
    }

    /** Without quotation marks, in lower case, with single spaces and one form of dash. */
    private static String searchable(String plainText) {
        String unmarked = MARKS.matcher(plainText).replaceAll(" ");
        String dashed = DASHES.matcher(unmarked).replaceAll("-");
        return SPACES.matcher(dashed).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the quotation is of these words. An ellipsis may leave out some of one paragraph; words in square brackets, which an
     * editor put in or in the place of others, have to be somewhere.
     */
    boolean have(String quotation) {
        String words = searchable(quotation);
        if (stands(words) || stands(words.replace("[", "").replace("]", ""))) {
            return true;
        }
        Matcher editor = OF_THE_EDITOR.matcher(ELLIPSIS.matcher(words).replaceAll(" ... "));
        return editor.results().allMatch(put -> stands(put.group(1)))
                && (inParts(editor.replaceAll(" ")) || inParts(editor.replaceAll(" ... ")));
    }

    private boolean stands(String words) {
        String bare = bare(words);
        return !bare.isEmpty() && indexOf(all, bare, 0) >= 0;
    }

    private boolean inParts(String words) {
        List<String> parts = new ArrayList<>();
        for (String part : ELLIPSIS.split(SPACES.matcher(words).replaceAll(" "), -1)) {
            String bare = bare(part);
            if (!bare.isEmpty()) {
                parts.add(bare);
            }
        }
        return !parts.isEmpty()
                && parts.stream().allMatch(Quotations::hasTwoWords)
                && paragraphs.stream().anyMatch(paragraph -> inOrder(paragraph, parts));
    }

    private static boolean inOrder(String paragraph, List<String> parts) {
        int from = 0;
        for (String part : parts) {
            int at = indexOf(paragraph, part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    /** Without the signs around it. */
    private static String bare(String words) {
        int start = 0;
        int end = words.length();
        while (start < end && OUTER_SIGNS.indexOf(words.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && OUTER_SIGNS.indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        return words.substring(start, end);
    }

    private static int indexOf(String text, String words, int from) {
        int at = text.indexOf(words, from);
        while (at >= 0 && !isWhole(text, at, at + words.length())) {
            at = text.indexOf(words, at + 1);
        }
        return at;
    }

    /** Whether no word is cut; a Korean particle may follow. */
    private static boolean isWhole(String text, int start, int end) {
        boolean begins = start == 0 || !isWordPair(text.charAt(start - 1), text.charAt(start));
        boolean ends = end == text.length()
                || isHangul(text.charAt(end))
                || !isWordPair(text.charAt(end - 1), text.charAt(end));
        return begins && ends;
    }

    private static boolean isWordPair(char left, char right) {
        return Character.isLetterOrDigit(left)
                && Character.isLetterOrDigit(right)
                && !Character.isIdeographic(left)
                && !Character.isIdeographic(right);
    }

    private static boolean isHangul(char c) {
        return c >= '가' && c <= '힣';
    }
}
