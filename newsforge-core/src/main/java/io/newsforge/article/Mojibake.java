package io.newsforge.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Repairs text that was UTF-8 and was read as windows-1252 or windows-1254 before it was stored. Only what is certain is touched: all
 * of a text must be bytes of that set, those bytes must be valid UTF-8, and the result must become the same text when it is read wrong
 * again.
 */
final class Mojibake {

    private static final List<Charset> MISTAKEN =
            List.of(Charset.forName("windows-1252"), Charset.forName("windows-1254"));

    /** What the first bytes of letters beyond ASCII look like when they are read wrong. */
    private static final String FIRST_BYTES =
            "\u00C2\u00C3\u00C4\u00C5\u00D0\u00D1\u00E2\u00E3\u00EA\u00EB\u00EC\u00ED\u00F0";

    private Mojibake() {}

    /** The text itself where nothing is certain. */
    static String repaired(String text) {
        if (!isSuspect(text)) {
            return text;
        }
        for (Charset charset : MISTAKEN) {
            byte[] bytes = bytes(text, charset);
            if (bytes.length > 0 && Utf8.isValid(bytes)) {
                String repaired = new String(bytes, StandardCharsets.UTF_8);
                String clean = OneLine.of(repaired);
                if (!clean.isBlank() && new String(repaired.getBytes(StandardCharsets.UTF_8), charset).equals(text)) {
                    return clean;
                }
            }
        }
        return text;
    }

    private static boolean isSuspect(String text) {
        boolean suspect = false;
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && FIRST_BYTES.indexOf(c) >= 0 && text.charAt(i + 1) >= 0x80) {
                suspect = true;
            }
        }
        return suspect;
    }

    /** None where the text holds more than this set. */
    private static byte[] bytes(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            return new byte[0];
        }
    }
}
