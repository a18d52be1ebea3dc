package io.newsforge.llm.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that fails once it is larger than it may be. */
final class BoundedBody extends FilterInputStream {

    private final int most;
    private long seen;

    BoundedBody(InputStream body, int most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return super.skip(Math.min(bytes, 0)); // what is skipped would not be counted
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Does nothing: httpcore closes a body by reading it to its end, however far that is. The exchange ends it. */
    @Override
    public void close() {}

    private void count(int read) throws TooLargeException {
        seen += read;
        if (seen > most) {
            throw new TooLargeException("the answer", most);
        }
    }
}
