package io.newsforge.platform;

/** White space as Unicode has it, whatever Unicode version the JDK has. */
final class Blank {

    private Blank() {}

    /** The property White_Space. */
    static boolean is(int c) {
        return Ascii.isSpace(c)
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /** White space as twitter-text has it: the Mongolian vowel separator too. */
    static boolean isOnX(int c) {
        return is(c) || c == 0x180E;
    }

    /** White space as {@code \s} of ECMAScript has it: the byte order mark too, but not NEL. */
    static boolean inScript(int c) {
        return (is(c) && c != 0x85) || c == 0xFEFF;
    }
}
