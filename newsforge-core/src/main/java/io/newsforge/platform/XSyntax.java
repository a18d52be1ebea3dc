package io.newsforge.platform;

import java.util.List;

/** What X links, as twitter-text 3.1.0 does (its Java edition and conformance data, read 2026-11). */
final class XSyntax implements EntitySyntax {

    private static final int LONGEST_HANDLE = 20;
    private static final int LONGEST_LIST = 25;
    private static final int LONGEST_SYMBOL = 6;
    private static final int LONGEST_SYMBOL_SUFFIX = 2;

    /** Punctuation of many scripts that a hashtag may hold. */
    private static final String WITHIN_HASHTAG =
            "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7";

    @Override
    public List<Entity> find(String text) {
        Entities found = new Entities(text);
        found.addLinks(UrlScanner.onX(text));
        findHashtags(text, found);
        findMentions(text, found);
        findCashtags(text, found);
        return found.settled();
    }

    private static void findHashtags(String text, Entities found) {
        int free = 0;
        for (int at = nextSign(text, 0, '#', '\uFF03'); at >= 0; at = nextSign(text, at + 1, '#', '\uFF03')) {
            int end = hashtagEnd(text, at);
            if (end < 0 || !mayPrecedeHashtag(text, at, free)) {
                continue;
            }
            free = end;
            if (!startsWith(text, end, '#', '\uFF03') && !text.startsWith("://", end)) {
                found.addAfterSign(Entity.Type.HASHTAG, at, end);
            }
        }
    }

    private static boolean mayPrecedeHashtag(String text, int sign, int free) {
        if (sign == 0) {
            return true;
        }
        int before = text.codePointBefore(sign);
        boolean style = before == 0xFE0E || before == 0xFE0F;
        return sign - Character.charCount(before) >= free && (style || (before != '&' && !isHashtag(before)));
    }

    /** Where the hashtag at a sign ends, or -1 if it has no letter or is a keycap. */
    private static int hashtagEnd(String text, int sign) {
        if (startsWith(text, sign + 1, '\uFE0F', '\u20E3')) {
            return -1;
        }
        boolean letter = false;
        int at = sign + 1;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (!isHashtag(codePoint)) {
                break;
            }
            letter |= isHashtagLetter(codePoint);
            at += Character.charCount(codePoint);
        }
        return letter ? at : -1;
    }

    private static boolean isHashtag(int codePoint) {
        if (codePoint < 0x80) {
            return Ascii.isWord(codePoint);
        }
        return isHashtagLetter(codePoint) || Letters.isDigit(codePoint) || WITHIN_HASHTAG.indexOf(codePoint) >= 0;
    }

    /** Letters and marks, with a few for private use that the library names. */
    private static boolean isHashtagLetter(int codePoint) {
        return Letters.isLetterOrMark(codePoint)
                || (codePoint >= 0xF870
                        && codePoint <= 0xF8D6
                        && (codePoint <= 0xF87F
                                || codePoint == 0xF882
                                || (codePoint >= 0xF884 && codePoint <= 0xF89F)
                                || codePoint == 0xF8B8
                                || codePoint >= 0xF8C1));
    }

    private static void findMentions(String text, Entities found) {
        int free = 0;
        int at = nextSign(text, 0, '@', '\uFF20');
        while (at >= 0) {
            int name = at + 1;
            while (startsWith(text, name, '@', '\uFF20')) {
                name++;
            }
            int end = wordEnd(text, name);
            if (end > name && mayPrecedeMention(text, at, free)) {
                end = listEnd(text, end);
                free = end;
                if (!spoilsMention(text, end)) {
                    found.addAfterSign(Entity.Type.MENTION, name - 1, end);
                }
            }
            at = nextSign(text, name, '@', '\uFF20');
        }
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_HANDLE && Ascii.isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A list's name may follow the handle: a slash, a letter, then letters, digits, {@code _} and {@code -}. */
    private static int listEnd(String text, int slash) {
        if (!text.startsWith("/", slash) || slash + 1 >= text.length() || !Ascii.isLetter(text.charAt(slash + 1))) {
            return slash;
        }
        int end = slash + 2;
        while (end < text.length()
                && end - slash <= LONGEST_LIST
                && (Ascii.isWord(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    private static boolean mayPrecedeMention(String text, int sign, int free) {
        if (sign == 0) {
            return true;
        }
        char before = text.charAt(sign - 1);
        if (!Ascii.isWord(before) && "!#$%&*@\uFF20".indexOf(before) < 0) {
            return sign - 1 >= free;
        }
        int retweet = sign - 2;
        if (retweet < free || !Ascii.matches(text, retweet, "rt")) {
            return false;
        }
        return retweet == 0
                || (retweet > free
                        && !Ascii.isWord(text.charAt(retweet - 1))
                        && "+~.-".indexOf(text.charAt(retweet - 1)) < 0);
    }

    private static boolean spoilsMention(String text, int end) {
        return startsWith(text, end, '@', '\uFF20')
                || text.startsWith("://", end)
                || (end < text.length() && UrlGrammar.isAccented(text.charAt(end)));
    }

    private static void findCashtags(String text, Entities found) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            int end = symbolEnd(text, at + 1);
            if (end > 0 && (at == 0 || Blank.isOnX(text.charAt(at - 1)))) {
                found.addAfterSign(Entity.Type.CASHTAG, at, end);
            }
        }
    }

    private static int symbolEnd(String text, int start) {
        int end = lettersEnd(text, start, LONGEST_SYMBOL);
        if (end == start) {
            return -1;
        }
        if (startsWith(text, end, '.', '_')) {
            int suffix = lettersEnd(text, end + 1, LONGEST_SYMBOL_SUFFIX);
            if (suffix > end + 1 && closesSymbol(text, suffix)) {
                return suffix;
            }
        }
        return closesSymbol(text, end) ? end : -1;
    }

    private static int lettersEnd(String text, int start, int most) {
        int end = start;
        while (end < text.length() && end - start < most && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean closesSymbol(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char next = text.charAt(end);
        boolean lastLine = end == text.length() - 1 && (next == '\u0085' || next == '\u2028' || next == '\u2029');
        return Ascii.isSpace(next) || Ascii.isPunctuation(next) || lastLine;
    }

    private static boolean startsWith(String text, int at, char one, char other) {
        return at < text.length() && (text.charAt(at) == one || text.charAt(at) == other);
    }

    private static int nextSign(String text, int from, char one, char other) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == one || text.charAt(at) == other) {
                return at;
            }
        }
        return -1;
    }
}
