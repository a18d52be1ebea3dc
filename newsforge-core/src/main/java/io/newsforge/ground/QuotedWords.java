package io.newsforge.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The quotations of a text, and texts in a form in which they can be found in each other. */
final class QuotedWords {

    /** An opening mark whose closing one is missing quotes to the end of the paragraph. */
    private static final Pattern QUOTATION = Pattern.compile("„([^“”\\n]+)[“”]"
            + "|“([^”\\n]+)(?:”|$|\\n)"
            + "|\"([^\"\\n]+)\""
            + "|«([^»\\n]+)»"
            + "|「([^」\\n]+)」"
            + "|『([^』\\n]+)』"
            + "|(?<![\\p{L}\\p{N}])‘([^\\n]+?)’(?![\\p{L}\\p{N}&&[^가-힣]])"
            + "|(?<![\\p{L}\\p{N}])'([^'\\n]+?)'(?![\\p{L}\\p{N}&&[^가-힣]])");

    private static final Pattern MARKS = Pattern.compile("[\"'“”„‟‘’‚‛«»‹›「」『』`´]");
    private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―−]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LEFT_OUT = Pattern.compile("\\.{2,}|\\[[^\\]]*\\]|\\([^)]*\\)");
    private static final Pattern OUTER_SIGNS = Pattern.compile("^[\\s.,;:!?…]+|[\\s.,;:!?…]+$");

    /** In scripts without spaces, about two words. */
    private static final int CHARACTERS_OF_TWO_WORDS = 6;

    private QuotedWords() {}

    /** A text without quotation marks, in lower case, with single spaces and one form of dash. */
    static String searchable(String plainText) {
        String unmarked = MARKS.matcher(plainText).replaceAll(" ");
        String dashed = DASHES.matcher(unmarked).replaceAll("-");
        return SPACES.matcher(dashed).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The quotations of two words or more. */
    static List<String> of(String plainText) {
        List<String> quotations = new ArrayList<>();
        Matcher quotation = QUOTATION.matcher(plainText);
        while (quotation.find()) {
            for (int group = 1; group <= quotation.groupCount(); group++) {
                String words = quotation.group(group);
                if (words != null && hasTwoWords(words)) {
                    quotations.add(words);
                }
            }
        }
        return quotations;
    }

    private static boolean hasTwoWords(String words) {
        String plain = words.strip();
        boolean unspaced = plain.codePoints().anyMatch(Character::isIdeographic)
                || plain.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x30FF);
        return plain.indexOf(' ') > 0 || (unspaced && plain.length() >= CHARACTERS_OF_TWO_WORDS);
    }

    /** Whether the words stand in a searchable text; what an ellipsis leaves out, and brackets of the editor, are no part of them. */
    static boolean standIn(String searchable, String quotation) {
        int from = 0;
        for (String part : LEFT_OUT.split(quotation, -1)) {
            String words = OUTER_SIGNS.matcher(searchable(part)).replaceAll("");
            int at = indexOf(searchable, words, from);
            if (at < 0) {
                return false;
            }
            from = at + words.length();
        }
        return true;
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
        boolean begins = start == 0 || start == end || !isWordPair(text.charAt(start - 1), text.charAt(start));
        boolean ends = end == text.length()
                || start == end
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
