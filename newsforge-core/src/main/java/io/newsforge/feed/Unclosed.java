package io.newsforge.feed;

import java.io.FilterInputStream;
import java.io.InputStream;

/** Leaves the stream open, which belongs to the caller. */
final class Unclosed extends FilterInputStream {

    Unclosed(InputStream in) {
        super(in);
    }

    @Override
    public void close() {
        // the caller's to close
    }
}
