package io.newsforge.platform;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** What Telegram links by itself: the rules of TDLib, the library under its servers and apps (read 2026-11). */
final class TelegramSyntax implements EntitySyntax {

    private static final int LONGEST_HASHTAG = 256;
    private static final int SHORTEST_HANDLE = 5;
    private static final int LONGEST_HANDLE = 32;
    private static final int SHORTEST_OWNER = 3;
    private static final int LONGEST_SYMBOL = 8;
    private static final int LONGEST_COMMAND = 64;

    /** The one symbol that is not of capitals only. */
    private static final String NAMED_SYMBOL = "1INCH";

    /** Bots of Telegram's own, whose names are shorter than others may be. */
    private static final Set<String> SHORT_HANDLES =
            Set.of("gif", "wiki", "vid", "bing", "pic", "bold", "imdb", "imbd", "coub", "like", "vote", "giff");

    @Override
    public List<Entity> find(String text) {
        Entities found = new Entities(text);
        TelegramLinks.find(text, found);
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '#' -> add(Entity.Type.HASHTAG, at, hashtagEnd(text, at), found);
                case '@' -> add(Entity.Type.MENTION, at, handleEnd(text, at), found);
                case '$' -> add(Entity.Type.CASHTAG, at, cashtagEnd(text, at), found);
                case '/' -> add(Entity.Type.COMMAND, at, commandEnd(text, at), found);
                default -> {}
            }
        }
        return found.settled();
    }

    private static void add(Entity.Type type, int sign, int end, Entities found) {
        if (end > 0) {
            found.addAfterSign(type, sign, end);
        }
    }

    private static boolean isBefore(String text, int sign, IntPredicate wanted) {
        return sign == 0 || wanted.test(text.codePointBefore(sign));
    }

    private static boolean isAt(String text, int at, IntPredicate wanted) {
        return at >= text.length() || wanted.test(text.codePointAt(at));
    }

    /** What words are made of at the edges of mentions and commands. */
    static boolean isWord(int codePoint) {
        return codePoint == '_' || Character.isLetter(codePoint) || Letters.isDigit(codePoint);
    }

    private static boolean isTag(int codePoint) {
        return isWord(codePoint)
                || codePoint == 0x200C
                || codePoint == 0xB7
                || (codePoint >= 0xD80 && codePoint <= 0xDFF); // Sinhala, whose signs are no letters
    }

    private static int hashtagEnd(String text, int sign) {
        if (!isBefore(text, sign, before -> !isTag(before))) {
            return -1;
        }
        int length = 0;
        int end = sign + 1;
        boolean letter = false;
        int at = sign + 1;
        while (at < text.length() && isTag(text.codePointAt(at))) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (length < LONGEST_HASHTAG) {
                letter |= Character.isLetter(codePoint);
                length++;
                end = at;
            }
        }
        return letter && !text.startsWith("#", at) ? tagOwnerEnd(text, end) : -1;
    }

    /** The account a tag belongs to, as in {@code #tag@channel}; what is longer than an account's name is left. */
    private static int tagOwnerEnd(String text, int tagEnd) {
        if (!text.startsWith("@", tagEnd)) {
            return tagEnd;
        }
        int length = wordEnd(text, tagEnd + 1) - tagEnd - 1;
        return length < SHORTEST_OWNER ? tagEnd : tagEnd + 1 + Math.min(length, LONGEST_HANDLE);
    }

    private static int handleEnd(String text, int sign) {
        int end = wordEnd(text, sign + 1);
        int length = end - sign - 1;
        boolean known = SHORT_HANDLES.contains(text.substring(sign + 1, end).toLowerCase(Locale.ROOT));
        boolean rightLength = (length >= SHORTEST_HANDLE && length <= LONGEST_HANDLE) || known;
        boolean apart = isBefore(text, sign, before -> !isWord(before)) && isAt(text, end, after -> !isWord(after));
        return rightLength && apart ? end : -1;
    }

    private static int cashtagEnd(String text, int sign) {
        int end = symbolEnd(text, sign + 1);
        int length = end - sign - 1;
        if (length == 0
                || length > LONGEST_SYMBOL
                || !isBefore(text, sign, before -> !isTag(before) && before != '$')) {
            return -1;
        }
        int ownerEnd = ownerEnd(text, end);
        return isAt(text, ownerEnd, after -> !isTag(after) && after != '$') ? ownerEnd : -1;
    }

    private static int symbolEnd(String text, int start) {
        if (text.startsWith(NAMED_SYMBOL, start)) {
            return start + NAMED_SYMBOL.length();
        }
        int end = start;
        while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
            end++;
        }
        return end;
    }

    private static int commandEnd(String text, int slash) {
        int end = wordEnd(text, slash + 1);
        int length = end - slash - 1;
        if (length == 0 || length > LONGEST_COMMAND || !isBefore(text, slash, TelegramSyntax::mayBorderCommand)) {
            return -1;
        }
        int ownerEnd = ownerEnd(text, end);
        boolean apart = isAt(text, ownerEnd, after -> mayBorderCommand(after) && after != '@');
        return apart ? ownerEnd : -1;
    }

    private static boolean mayBorderCommand(int codePoint) {
        return !isWord(codePoint) && "/<>".indexOf(codePoint) < 0;
    }

    /** The end of {@code @name} at an index, which is the index itself when there is no whole name. */
    private static int ownerEnd(String text, int at) {
        if (!text.startsWith("@", at)) {
            return at;
        }
        int end = wordEnd(text, at + 1);
        int length = end - at - 1;
        boolean whole = length >= SHORTEST_OWNER && length <= LONGEST_HANDLE;
        return whole && isAt(text, end, after -> !isWord(after)) ? end : at;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Ascii.isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
