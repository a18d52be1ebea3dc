package io.newsforge.markup;

import java.util.Map;

/** Character references as Telegram knows them: four names, and numbers; the semicolon may be missing. */
final class HtmlReference {

    private static final Map<String, Character> NAMED = Map.of("lt", '<', "gt", '>', "amp", '&', "quot", '"');
    private static final int BEYOND_UNICODE = 0x10FFFF;

    private HtmlReference() {}

    /**
     * Takes the reference that begins at an ampersand.
     *
     * @return its code point; the ampersand itself when there is none
     */
    static int take(Source source) {
        source.skip(1);
        return source.current() == '#' ? takeNumber(source) : takeName(source);
    }

    private static int takeName(Source source) {
        int length = 0;
        while (isLetter(source.ahead(length))) {
            length++;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            name.append(source.ahead(i));
        }
        Character named = NAMED.get(name.toString());
        if (named == null) {
            return '&';
        }
        skipReference(source, length);
        return named;
    }

    private static int takeNumber(Source source) {
        boolean hex = source.ahead(1) == 'x';
        int length = hex ? 2 : 1;
        int radix = hex ? 16 : 10;
        long number = 0;
        while (Character.digit(source.ahead(length), radix) >= 0 && source.ahead(length) < 0x80) {
            number = Math.min(number * radix + Character.digit(source.ahead(length), radix), Integer.MAX_VALUE);
            length++;
        }
        if (number == 0 || number >= BEYOND_UNICODE) {
            return '&';
        }
        skipReference(source, length);
        return (int) number;
    }

    private static void skipReference(Source source, int length) {
        source.skip(length + (source.ahead(length) == ';' ? 1 : 0));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
