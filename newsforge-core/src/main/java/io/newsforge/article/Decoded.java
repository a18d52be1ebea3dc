package io.newsforge.article;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/** Bytes and the character set they are to be read in. Immutable as long as nobody changes the bytes. */
final class Decoded {

    private final byte[] bytes;
    private final int from;
    private final Charset charset;

    Decoded(byte[] bytes, int from, Charset charset) {
        this.bytes = bytes;
        this.from = from;
        this.charset = charset;
    }

    /** All of it at once. */
    String text() {
        String text = new String(bytes, from, bytes.length - from, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Piece by piece, for a page need never stand in memory as one text. */
    Reader reader() {
        return new InputStreamReader(new ByteArrayInputStream(bytes, from, bytes.length - from), charset);
    }
}
