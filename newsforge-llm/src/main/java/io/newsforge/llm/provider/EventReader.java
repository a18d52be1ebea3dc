package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads server-sent events by the rules of WHATWG: lines end in LF, CRLF or CR; a colon begins a comment; data lines join with LF;
 * a blank line ends an event; what is not ended when the stream ends is dropped. It works on bytes, so characters may be split
 * anywhere. For one thread at a time.
 */
final class EventReader implements ServerEvent {

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final int FIRST_DATA = 1024;
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final int maxEventBytes;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int from;
    private int to;
    private byte[] data = new byte[FIRST_DATA];
    private int length;
    private boolean anyData;
    private String name = "";
    private String lastName = "";
    private boolean skipLineFeed;
    private boolean begun;
    private int eventBytes;

    EventReader(InputStream in, int maxEventBytes) {
        this.in = in;
        this.maxEventBytes = maxEventBytes;
    }

    /**
     * Waits for the next event that has data.
     *
     * @return false at the end of the stream
     * @throws TooLargeException if an event is larger than it may be
     */
    boolean next() throws IOException {
        length = 0;
        anyData = false;
        name = "";
        eventBytes = 0;
        int end;
        while ((end = lineEnd()) >= 0) {
            int start = from;
            from = end + 1;
            skipLineFeed = buffer[end] == '\r';
            if (start == end) {
                if (anyData) {
                    return true;
                }
                name = "";
                eventBytes = 0;
            } else {
                line(start, end);
            }
        }
        return false;
    }

    /** Where the next line's end mark is, reading on as needed; -1 at the end of the stream. */
    private int lineEnd() throws IOException {
        int at = from;
        while (true) {
            if (skipLineFeed && from < to) {
                skipLineFeed = false;
                from += buffer[from] == '\n' ? 1 : 0;
                at = from;
            }
            for (; at < to; at++) {
                if (buffer[at] == '\n' || buffer[at] == '\r') {
                    count(at - from);
                    return at;
                }
            }
            int seen = at - from;
            if (!fill()) {
                return -1;
            }
            at = from + seen;
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            if (to > maxEventBytes) {
                throw new TooLargeException("an event", maxEventBytes);
            }
            buffer = Arrays.copyOf(buffer, to * 2);
        }
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(read, 0);
        if (!begun && read > 0) {
            return begin();
        }
        return read >= 0;
    }

    /** A byte order mark may stand before everything; it may be split too. */
    private boolean begin() throws IOException {
        int mark = 0;
        while (mark < to && mark < BYTE_ORDER_MARK.length && buffer[mark] == BYTE_ORDER_MARK[mark]) {
            mark++;
        }
        if (mark == to && mark < BYTE_ORDER_MARK.length) {
            return fill();
        }
        begun = true;
        from = mark == BYTE_ORDER_MARK.length ? mark : 0;
        return true;
    }

    private void count(int bytes) throws TooLargeException {
        eventBytes += bytes + 1;
        if (eventBytes > maxEventBytes) {
            throw new TooLargeException("an event", maxEventBytes);
        }
    }

    private void line(int start, int end) {
        int colon = start;
        while (colon < end && buffer[colon] != ':') {
            colon++;
        }
        int value = Math.min(colon + 1, end);
        if (value < end && buffer[value] == ' ') {
            value++;
        }
        if (is(DATA, start, colon)) {
            append(value, end);
        } else if (is(EVENT, start, colon)) {
            name = name(value, end);
        }
    }

    private boolean is(byte[] field, int start, int end) {
        return Arrays.equals(field, 0, field.length, buffer, start, end);
    }

    private void append(int start, int end) {
        int needed = length + end - start + 1;
        if (needed > data.length) {
            data = Arrays.copyOf(data, Math.max(needed, data.length * 2));
        }
        if (anyData) {
            data[length++] = '\n';
        }
        System.arraycopy(buffer, start, data, length, end - start);
        length += end - start;
        anyData = true;
    }

    /** Names repeat, so the last one is kept. */
    private String name(int start, int end) {
        if (!same(lastName, buffer, start, end)) {
            lastName = new String(buffer, start, end - start, StandardCharsets.UTF_8);
        }
        return lastName;
    }

    private static boolean same(String ascii, byte[] bytes, int start, int end) {
        if (ascii.length() != end - start) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean dataIs(String ascii) {
        return same(ascii, data, 0, length);
    }

    @Override
    public JsonParser json() throws IOException {
        return Json.FACTORY.createParser(data, 0, length);
    }

    @Override
    public byte[] data() {
        return Arrays.copyOf(data, length);
    }
}
