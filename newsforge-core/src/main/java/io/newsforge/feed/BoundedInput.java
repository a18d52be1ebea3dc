package io.newsforge.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with the typed exception when more is read than allowed. For one thread. */
final class BoundedInput extends FilterInputStream {

    private final int most;
    private long read;

    BoundedInput(InputStream in, int most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw new FeedUnreadableException(
                    FeedUnreadableException.Reason.TOO_LARGE,
                    "feed: more than " + most + " bytes (expected: at most that)");
        }
    }
}
