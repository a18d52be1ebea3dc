package io.newsforge.article;

/** Tells without decoding whether bytes are UTF-8, as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = length(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Of the sequence that begins here; 0 if it is none. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = continuation(bytes, at + 1);
        if (first < 0xC2 || first > 0xF4 || second < 0) {
            return 0;
        }
        if (first < 0xE0) {
            return 2;
        }
        if (continuation(bytes, at + 2) < 0) {
            return 0;
        }
        if (first < 0xF0) {
            boolean overlong = first == 0xE0 && second < 0xA0;
            boolean surrogate = first == 0xED && second > 0x9F;
            return overlong || surrogate ? 0 : 3;
        }
        boolean outside = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
        return outside || continuation(bytes, at + 3) < 0 ? 0 : 4;
    }

    private static int continuation(byte[] bytes, int at) {
        int value = at < bytes.length ? bytes[at] & 0xFF : 0;
        return (value & 0xC0) == 0x80 ? value : -1;
    }
}
