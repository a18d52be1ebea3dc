package io.newsforge.post;

import io.newsforge.platform.Entity;
import io.newsforge.platform.EntitySyntax;
import io.newsforge.text.Graphemes;
import io.newsforge.text.Quotations;
import io.newsforge.text.Sentence;
import io.newsforge.text.Sentences;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a text can be cut: at a sentence if any whole one fits, else at a clause or a word, and only inside a word when the
 * word alone is too long. Never inside a grapheme cluster, a link, a tag, a mention, a number or a quotation.
 */
final class Shortener {

    /** A shortened text. {@code end} is where the original was left. */
    record Shortened(String text, int end, Cut.Kind kind) {}

    private static final String ELLIPSIS = "…";
    private static final String CLAUSE_MARKS = ",;:—–，、；：";
    private static final String NOT_BEFORE_ELLIPSIS = CLAUSE_MARKS + "-([{<·/";

    /** In UTF-16 units. Beyond it a tag or a mention names nothing that exists, and may be cut as any endless word. */
    private static final int LONGEST_TAG = 256;

    /** A clause is taken instead of a later word when it keeps at least this share of the text. */
    private static final double CLAUSE_SHARE = 0.6;

    private final String text;
    private final BitSet cuttable;
    private final BitSet entityEnds = new BitSet();
    private @Nullable List<Integer> sentenceEnds;

    /**
     * Looks for the places where a text may be cut.
     *
     * @param text a tidy text
     * @param syntax what the platform takes for a link, tag or mention
     */
    Shortener(String text, EntitySyntax syntax) {
        this.text = text;
        this.cuttable = clusterBoundaries(text);
        Quotations quotations = Quotations.of(text);
        for (int at = cuttable.nextSetBit(0); at >= 0; at = cuttable.nextSetBit(at + 1)) {
            cuttable.set(at, !quotations.splitsAt(at));
        }
        Numbers.keepWhole(text, cuttable);
        for (Entity entity : syntax.find(text)) {
            if (entity.type() != Entity.Type.LINK && entity.end() - entity.start() > LONGEST_TAG) {
                continue;
            }
            cuttable.clear(entity.start() + 1, entity.end());
            entityEnds.set(entity.end());
        }
    }

    /**
     * The longest beginning that ends with a sentence and fits.
     *
     * @param fits whether a text has room
     * @return null when not even the first sentence fits
     */
    @Nullable
    Shortened atSentence(Predicate<String> fits) {
        return longest(sentenceEnds(), "", Cut.Kind.SENTENCES, fits);
    }

    /**
     * The longest beginning that fits, cut inside a sentence.
     *
     * @param fits whether a text, its ellipsis included, has room
     * @return null when nothing fits
     */
    @Nullable
    Shortened insideSentence(Predicate<String> fits) {
        Shortened words = longest(wordEnds(), ELLIPSIS, Cut.Kind.WORDS, fits);
        if (words == null) {
            return longest(clusterEnds(), ELLIPSIS, Cut.Kind.CHARACTERS, fits);
        }
        Shortened clause = longest(clauseEnds(), ELLIPSIS, Cut.Kind.CLAUSE, fits);
        return clause != null && clause.end() >= words.end() * CLAUSE_SHARE ? clause : words;
    }

    /**
     * Gallops up from the shortest, since a text is mostly far longer than its room and long texts cost most to measure, then
     * searches between. What is returned was measured; length grows with the text nearly always, and where a cut parts a link from
     * what stopped it from being one, at worst a longer beginning is missed.
     */
    private @Nullable Shortened longest(List<Integer> ends, String mark, Cut.Kind kind, Predicate<String> fits) {
        int low = 0;
        int high = Math.min(1, ends.size());
        while (low < high && fits.test(cutAt(ends.get(high - 1), mark))) {
            low = high;
            high = Math.min(high * 2, ends.size());
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fits.test(cutAt(ends.get(middle), mark))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        String cut = low == 0 ? mark : cutAt(ends.get(low - 1), mark);
        return cut.equals(mark) ? null : new Shortened(cut, ends.get(low - 1), kind);
    }

    private String cutAt(int end, String mark) {
        int to = end;
        while (to > 0 && isLeftOut(text.charAt(to - 1), mark) && cuttable.get(to - 1)) {
            to--;
        }
        // The mark must not become part of a link or tag, so it keeps a distance.
        String distance = !mark.isEmpty() && entityEnds.get(to) ? " " : "";
        return text.substring(0, to) + distance + mark;
    }

    private static boolean isLeftOut(char last, String mark) {
        return isSpace(last) || (!mark.isEmpty() && NOT_BEFORE_ELLIPSIS.indexOf(last) >= 0);
    }

    /** Found once, for a message is tried with ever fewer lines around the same text. */
    private List<Integer> sentenceEnds() {
        List<Integer> known = sentenceEnds;
        if (known == null) {
            known = findSentenceEnds();
            sentenceEnds = known;
        }
        return known;
    }

    private List<Integer> findSentenceEnds() {
        List<Integer> ends = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int lineEnd = newline < 0 ? text.length() : newline;
            for (Sentence sentence : Sentences.split(text.substring(start, lineEnd))) {
                addIfCuttable(ends, start + sentence.end());
            }
            start = lineEnd + 1;
        }
        return ends;
    }

    private List<Integer> clauseEnds() {
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i + 1 < text.length(); i++) {
            if (CLAUSE_MARKS.indexOf(text.charAt(i)) >= 0
                    && !Character.isDigit(text.charAt(i - 1))
                    && (isSpace(text.charAt(i + 1)) || isWide(text.charAt(i)))) {
                addIfCuttable(ends, i);
            }
        }
        return ends;
    }

    private List<Integer> wordEnds() {
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i < text.length(); i++) {
            if ((isSpace(text.charAt(i)) && !isSpace(text.charAt(i - 1)) && !endsWithNumber(i))
                    || isBetweenIdeographs(i)) {
                addIfCuttable(ends, i);
            }
        }
        return ends;
    }

    private List<Integer> clusterEnds() {
        List<Integer> ends = new ArrayList<>();
        for (int i = cuttable.nextSetBit(1); i > 0 && i < text.length(); i = cuttable.nextSetBit(i + 1)) {
            ends.add(i);
        }
        return ends;
    }

    private void addIfCuttable(List<Integer> ends, int index) {
        if (cuttable.get(index)) {
            ends.add(index);
        }
    }

    /**
     * A number and the word after it belong together: 2.5 million, 30 Prozent, 27. Januar; and a list of numbers to
     * what it lists: 5, 6 or 7 per cent.
     */
    private boolean endsWithNumber(int end) {
        int start = end;
        while (start > 0 && !isSpace(text.charAt(start - 1))) {
            start--;
        }
        char last = text.charAt(end - 1);
        boolean currencySign = end - start == 1 && Character.getType(last) == Character.CURRENCY_SYMBOL;
        boolean goesOn = ".,;:".indexOf(last) >= 0 && end - start > 1 && Character.isDigit(text.charAt(end - 2));
        boolean number = Character.isLetterOrDigit(last)
                && text.substring(start, end).chars().anyMatch(Character::isDigit);
        return currencySign || goesOn || number;
    }

    /** Scripts written without spaces may be cut between any two characters, as their readers are used to. */
    private boolean isBetweenIdeographs(int index) {
        return isIdeograph(text.codePointBefore(index)) && isIdeograph(text.codePointAt(index));
    }

    private static boolean isIdeograph(int codePoint) {
        if (codePoint < 0x3040) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n';
    }

    private static boolean isWide(char mark) {
        return mark >= 0x3000;
    }

    private static BitSet clusterBoundaries(String text) {
        BitSet boundaries = new BitSet(text.length() + 1);
        boundaries.set(0);
        for (int at = 0; at < text.length(); ) {
            at = Graphemes.next(text, at);
            boundaries.set(at);
        }
        return boundaries;
    }
}
