package io.newsforge.article;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells without decoding whether bytes are UTF-8, as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        int at = asciiEnd(bytes, 0);
        while (at < bytes.length) {
            if (bytes[at] >= 0) {
                at = asciiEnd(bytes, at);
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

    /** Where a run of ASCII ends, looked for eight bytes at a time. */
    private static int asciiEnd(byte[] bytes, int from) {
        int at = from;
        while (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Whether at least so many characters of valid bytes are beyond ASCII. */
    static boolean hasBeyondAscii(byte[] bytes, int count) {
        int found = 0;
        for (int i = 0; i < bytes.length && found < count; i++) {
            found += (bytes[i] & 0xC0) == 0xC0 ? 1 : 0;
        }
        return found == count;
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
