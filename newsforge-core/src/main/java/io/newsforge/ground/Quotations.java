package io.newsforge.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The quotations of a text, in the marks of several languages. One whose closing mark is missing runs to the end of its paragraph. */
final class Quotations {

    private static final String NOT_IN_WORD = "(?<![\\p{L}\\p{N}])";
    /** A Korean particle follows a closing mark at once. */
    private static final String NO_WORD_GOES_ON = "(?![\\p{L}\\p{N}&&[^가-힣]])";
    /** Scripts that put no space before an opening mark. */
    private static final String NOT_IN_SPACED_WORD =
            "(?<![\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]])";

    /** What a paragraph may hold within single marks, which are apostrophes as well and so have to be closed. */
    private static final String SOME = "(?=\\S)(.{1,600}?)";

    private static final Pattern QUOTATION = Pattern.compile(Stream.of(
                    unclosed("", "„‟", "“”"),
                    unclosed("", "“", "”"),
                    unclosed(NOT_IN_SPACED_WORD, "\"", "\""),
                    unclosed("", "«", "»"),
                    unclosed("", "‹", "›"),
                    unclosed("(?<![\\p{L}\\p{N}\\p{P}])", "»", "«»"),
                    unclosed("(?<![\\p{L}\\p{N}\\p{P}])", "›", "‹›"),
                    unclosed("(?<![\\p{L}\\p{N}\\p{P}])", "”", "”"),
                    unclosed("", "「", "」"),
                    unclosed("", "『", "』"),
                    "‚" + SOME + "[‘’]" + NO_WORD_GOES_ON,
                    NOT_IN_WORD + "[‘‛]" + SOME + "’" + NO_WORD_GOES_ON,
                    NOT_IN_WORD + "'" + SOME + "'" + NO_WORD_GOES_ON)
            .map(form -> "(?:" + form + ")")
            .reduce((one, other) -> one + "|" + other)
            .orElseThrow());

    /** In scripts without spaces, about two words. */
    private static final int CHARACTERS_OF_TWO_WORDS = 6;

    private Quotations() {}

    /** French puts a space within its marks, so only of marks that also close it is asked that a word follows at once. */
    private static String unclosed(String before, String opening, String closing) {
        String next = before.isEmpty() ? "" : "(?=\\S)";
        return before + "[" + opening + "]" + next + "([^" + closing + "]++)(?:[" + closing + "]|$)";
    }

    /** The quotations of two words or more. */
    static List<String> of(String plainText) {
        List<String> quotations = new ArrayList<>();
        for (String paragraph : plainText.split("\n\n", -1)) {
            Matcher quotation = QUOTATION.matcher(paragraph.replace('\n', ' '));
            while (quotation.find()) {
                String words = words(quotation);
                if (hasTwoWords(words)) {
                    quotations.add(words);
                }
            }
        }
        return quotations;
    }

    private static String words(Matcher quotation) {
        for (int group = 1; group <= quotation.groupCount(); group++) {
            String words = quotation.group(group);
            if (words != null) {
                return words;
            }
        }
        return "";
    }

    static boolean hasTwoWords(String words) {
        String plain = words.strip();
        boolean unspaced = plain.codePoints().anyMatch(Character::isIdeographic)
                || plain.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x30FF);
        return plain.indexOf(' ') > 0 || (unspaced && plain.length() >= CHARACTERS_OF_TWO_WORDS);
    }
}
