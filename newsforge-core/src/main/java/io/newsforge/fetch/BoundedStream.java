package io.newsforge.fetch;

import io.newsforge.time.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Counts what is read, and stops at a bound, at a deadline and at an interrupt. Closing it leaves the source alone. */
final class BoundedStream extends FilterInputStream {

    private final String unit;
    private final int maxBytes;
    private final Deadline deadline;
    private long count;

    BoundedStream(InputStream source, String unit, int maxBytes, Deadline deadline) {
        super(source);
        this.unit = unit;
        this.maxBytes = maxBytes;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (deadline.hasPassed() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("stopped after " + count + " " + unit);
        }
        int read = super.read(buffer, offset, length);
        count += Math.max(read, 0);
        if (count > maxBytes) {
            throw new TooLargeException("more than " + maxBytes + " " + unit, maxBytes);
        }
        return read;
    }

    /** Draining a source that is to be given up would be the very thing the bound is for. */
    @Override
    public void close() {}
}
