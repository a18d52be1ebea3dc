package io.newsforge.llm.writer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The words of a text without what parts them, so that a hashtag of several is found, but not within a word. Immutable. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");
    /** What may follow a Korean noun within its token. */
    private static final Pattern PARTICLE = Pattern.compile(
            "들?(?:은|는|이|가|을|를|의|에|에서|에게|에는|에서는|와|과|도|만|로|으로|부터|까지|보다|처럼" + "|이나|나|이며|며|이고|고|이라고|라고|이라는|라는|이다|다)?");

    private static final char BETWEEN = ' ';

    /** Tokens in lower case, each with a space before and behind. */
    private final String spaced;

    private final String letters;
    /** Where in the spaced form each letter stands. */
    private final int[] places;

    Tokens(String text) {
        StringBuilder tokens = new StringBuilder().append(BETWEEN);
        Matcher token = TOKEN.matcher(plain(text));
        while (token.find()) {
            tokens.append(token.group()).append(BETWEEN);
        }
        this.spaced = tokens.toString();
        this.letters = spaced.replace(String.valueOf(BETWEEN), "");
        this.places = IntStream.range(0, spaced.length())
                .filter(i -> spaced.charAt(i) != BETWEEN)
                .toArray();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Whether the word is one of these, or several in a row; a Korean particle may follow. */
    boolean have(String word) {
        String wanted = plain(word);
        int at = wanted.isEmpty() ? -1 : letters.indexOf(wanted);
        while (at >= 0) {
            if (begins(places[at]) && ends(places[at + wanted.length() - 1] + 1)) {
                return true;
            }
            at = letters.indexOf(wanted, at + 1);
        }
        return false;
    }

    private boolean begins(int place) {
        return spaced.charAt(place - 1) == BETWEEN || isUnspaced(place - 1) || isUnspaced(place);
    }

    private boolean ends(int place) {
        if (spaced.charAt(place) == BETWEEN || isUnspaced(place - 1) || isUnspaced(place)) {
            return true;
        }
        String rest = spaced.substring(place, spaced.indexOf(BETWEEN, place));
        return PARTICLE.matcher(rest).matches();
    }

    /** Whether a letter is of a script that puts no space between words. */
    private boolean isUnspaced(int place) {
        char letter = spaced.charAt(place);
        return Character.isIdeographic(letter) || (letter >= 0x3040 && letter <= 0x30FF);
    }
}
