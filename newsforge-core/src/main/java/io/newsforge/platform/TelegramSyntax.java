package io.newsforge.platform;

import java.util.List;

/** What Telegram links by itself, near to TDLib's rules (read 2026-11). */
final class TelegramSyntax implements EntitySyntax {

    private static final int LONGEST_HASHTAG = 256;
    private static final int SHORTEST_HANDLE = 5;
    private static final int LONGEST_HANDLE = 32;
    private static final int LONGEST_SYMBOL = 8;

    @Override
    public List<Entity> find(String text) {
        Entities found = new Entities(text);
        found.addLinks(UrlScanner.onX(text));
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '#' -> add(text, Entity.Type.HASHTAG, at, hashtagEnd(text, at + 1), found);
                case '@' -> add(text, Entity.Type.MENTION, at, handleEnd(text, at + 1), found);
                case '$' -> add(text, Entity.Type.CASHTAG, at, symbolEnd(text, at + 1), found);
                default -> {}
            }
        }
        return found.settled();
    }

    private static void add(String text, Entity.Type type, int sign, int end, Entities found) {
        if (end > 0 && (sign == 0 || mayPrecede(text.codePointBefore(sign)))) {
            found.addAfterSign(type, sign, end);
        }
    }

    private static boolean mayPrecede(int before) {
        return !isTag(before) && before != '@' && before != '#' && before != '$';
    }

    private static boolean isTag(int codePoint) {
        return codePoint < 0x80
                ? Ascii.isWord(codePoint)
                : Letters.isLetterOrMark(codePoint)
                        || Letters.isDigit(codePoint)
                        || codePoint == 0xB7
                        || codePoint == 0x200C;
    }

    private static int hashtagEnd(String text, int start) {
        int length = 0;
        boolean letter = false;
        int at = start;
        while (at < text.length() && length < LONGEST_HASHTAG) {
            int codePoint = text.codePointAt(at);
            if (!isTag(codePoint)) {
                break;
            }
            letter |= Character.isLetter(codePoint);
            length++;
            at += Character.charCount(codePoint);
        }
        return letter && !text.startsWith("#", at) ? at : -1;
    }

    private static int handleEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Ascii.isWord(text.charAt(end))) {
            end++;
        }
        int length = end - start;
        return length >= SHORTEST_HANDLE && length <= LONGEST_HANDLE ? end : -1;
    }

    private static int symbolEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
            end++;
        }
        boolean whole = end == text.length() || mayPrecede(text.codePointAt(end));
        return end > start && end - start <= LONGEST_SYMBOL && whole ? end : -1;
    }
}
