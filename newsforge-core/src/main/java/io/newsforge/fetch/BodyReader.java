package io.newsforge.fetch;

import io.newsforge.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads the body of a reply within bounds. It undoes the content coding itself, though the HTTP client could, for a bound is
 * needed on both sides of the decoder: a small body may grow without end, and an endless one may decode to nothing.
 */
final class BodyReader {

    /** For the Accept-Encoding header. */
    static final String CODINGS = "gzip, deflate";

    private static final int ZLIB_METHOD = 8;
    private static final int ZLIB_CHECK = 31;

    private final int maxBytes;
    private final Deadline deadline;

    BodyReader(int maxBytes, Deadline deadline) {
        this.maxBytes = maxBytes;
        this.deadline = deadline;
    }

    /** Reads the wire to its end, so that its connection can be used again, or fails. */
    byte[] read(InputStream wire, String coding) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        InputStream received = new BoundedStream(wire, "bytes received", maxBytes, deadline);
        try (InputStream decoded = decoded(received, coding.strip().toLowerCase(Locale.ROOT))) {
            new BoundedStream(decoded, "bytes decoded", maxBytes, deadline).transferTo(body);
        }
        received.transferTo(OutputStream.nullOutputStream());
        return body.toByteArray();
    }

    private static InputStream decoded(InputStream received, String coding) throws IOException {
        if (coding.isEmpty() || coding.equals("identity")) {
            return received;
        }
        PushbackInputStream peeked = new PushbackInputStream(received, 2);
        byte[] head = peeked.readNBytes(2);
        peeked.unread(head);
        if (head.length == 0) {
            return peeked;
        }
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(peeked);
            case "deflate" -> isZlib(head) ? new InflaterInputStream(peeked) : new RawInflater(peeked);
            default -> throw new ZipException("unknown content coding");
        };
    }

    /** By "deflate" the standard means zlib; some servers send it without the zlib header. */
    private static boolean isZlib(byte[] head) {
        return head.length == 2
                && (head[0] & 0x0f) == ZLIB_METHOD
                && (((head[0] & 0xff) << Byte.SIZE) | (head[1] & 0xff)) % ZLIB_CHECK == 0;
    }

    private static final class RawInflater extends InflaterInputStream {

        RawInflater(InputStream source) {
            super(source, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
