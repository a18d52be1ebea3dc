package io.newsforge.article;

import io.newsforge.article.ArticleUnreadableException.Reason;
import java.util.List;

/** Refuses what is empty, too large or no text, before anything is parsed. */
final class ContentCheck {

    private static final int HEAD = 64 * 1024;
    private static final int CONTROL_SHARE = 20;
    private static final List<String> MAGIC = List.of(
            "\u0089PNG",
            "%PDF-",
            "PK\u0003\u0004",
            "GIF8",
            "\u00ff\u00d8\u00ff",
            "\u007fELF",
            "\u001f\u008b",
            "Rar!",
            "MZ\u0090");

    private ContentCheck() {}

    static void check(byte[] bytes, int maxBytes) {
        checkSize(bytes.length, maxBytes);
        for (String magic : MAGIC) {
            if (startsWith(bytes, magic)) {
                throw new ArticleUnreadableException(Reason.NOT_TEXT, "content: a binary format (expected: text)");
            }
        }
        if (!Decoding.isMarkedWide(bytes)) {
            checkControls(bytes);
            checkVisible(bytes);
        }
    }

    private static void checkVisible(byte[] bytes) {
        int mark = startsWith(bytes, "\u00ef\u00bb\u00bf") ? 3 : 0;
        for (int i = mark; i < bytes.length; i++) {
            if ((bytes[i] & 0xff) > ' ') {
                return;
            }
        }
        throw new ArticleUnreadableException(Reason.EMPTY, "content: no visible character (expected: some text)");
    }

    static void checkSize(String text, int maxBytes) {
        checkSize(encodedLength(text), maxBytes);
    }

    static void checkText(String text) {
        int end = Math.min(text.length(), HEAD);
        int controls = 0;
        for (int i = 0; i < end; i++) {
            controls += isControl(text.charAt(i)) ? 1 : 0;
        }
        refuse(controls, end);
        if (isBlank(text)) {
            throw new ArticleUnreadableException(Reason.EMPTY, "content: no visible character (expected: some text)");
        }
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!OneLine.isSpace(text.charAt(i)) && !OneLine.isUnseen(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static void checkSize(long size, int maxBytes) {
        if (size > maxBytes) {
            throw new ArticleUnreadableException(
                    Reason.TOO_LARGE, "content: " + size + " bytes (expected: at most " + maxBytes + ")");
        }
        if (size == 0) {
            throw new ArticleUnreadableException(Reason.EMPTY, "content: 0 bytes (expected: some text)");
        }
    }

    private static long encodedLength(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        for (int i = 0; i < magic.length(); i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void checkControls(byte[] bytes) {
        int end = Math.min(bytes.length, HEAD);
        int controls = 0;
        for (int i = 0; i < end; i++) {
            controls += isControl((char) (bytes[i] & 0xff)) ? 1 : 0;
        }
        refuse(controls, end);
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\u001b') || c == '\u007f';
    }

    private static void refuse(int controls, int size) {
        if (controls * CONTROL_SHARE > size) {
            throw new ArticleUnreadableException(
                    Reason.NOT_TEXT, "content: " + controls + " control characters in " + size + " (expected: text)");
        }
    }
}
