package io.newsforge.platform;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes any string fit to stand in a post: what no platform takes is gone, white space is tidy, the rest is in NFC. */
public final class PostText {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\x{00AD}\\x{200B}\\x{2060}\\x{180E}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern SPACES = Pattern.compile("[\\p{Cc}\\p{Zs}&&[^\\n]]+");
    private static final Pattern SPACE_AROUND_BREAK = Pattern.compile(" ?\\n ?");
    private static final Pattern MANY_BREAKS = Pattern.compile("\\n{3,}");

    /** Letters by their category, but without a glyph: the fillers of Hangul and the blank Braille pattern. */
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private PostText() {}

    /**
     * Tidies a text. Tidying twice is the same as once.
     *
     * <p>Removed: lone surrogates, noncharacters, U+FEFF, and what is there but cannot be seen (soft hyphens, zero-width spaces,
     * directional embeddings and isolates, with which text from outside could reorder what stands around it). Every line break
     * becomes a newline, three or more become two, other white space and control characters become one space, and none is left at
     * the ends of lines. Joiners stay, for emoji and Indic scripts need them.
     *
     * @param text any string
     * @return the text in NFC; empty when nothing is left to see
     */
    public static String tidy(String text) {
        String stripped = text.strip();
        return TidyScan.isTidy(stripped) ? stripped : tidied(stripped);
    }

    private static String tidied(String text) {
        String kept = INVISIBLE.matcher(withoutForbidden(text)).replaceAll("");
        String lines = LINE_BREAK.matcher(kept).replaceAll("\n");
        String spaced = SPACES.matcher(lines).replaceAll(" ");
        String trimmed = SPACE_AROUND_BREAK.matcher(spaced).replaceAll("\n");
        String tidy = MANY_BREAKS.matcher(trimmed).replaceAll("\n\n").strip();
        if (isBlank(tidy)) {
            return "";
        }
        return Normalizer.isNormalized(tidy, Normalizer.Form.NFC)
                ? tidy
                : Normalizer.normalize(tidy, Normalizer.Form.NFC);
    }

    /**
     * Whether there is nothing to see in a text.
     *
     * @param text any string
     * @return true if it is empty, or holds white space, joiners, marks of direction and fillers only
     */
    public static boolean isBlank(String text) {
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            if (!isInvisible(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || FILLERS.indexOf(codePoint) >= 0;
    }

    /** Whether no platform takes this code point: lone surrogates, noncharacters and the byte order mark. */
    static boolean isForbidden(int codePoint) {
        return codePoint == 0xFEFF
                || (codePoint & 0xFFFE) == 0xFFFE
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF)
                || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    /** Whether a text holds what no platform takes. */
    static boolean hasForbidden(String text) {
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            if (codePoint >= Character.MIN_SURROGATE && isForbidden(codePoint)) {
                return true;
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }

    private static String withoutForbidden(String text) {
        if (!hasForbidden(text)) {
            return text;
        }
        return text.codePoints()
                .filter(codePoint -> !isForbidden(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
