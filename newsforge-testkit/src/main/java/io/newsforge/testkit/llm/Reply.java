package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reply that is the same whatever API was called. Immutable. Nothing is billed for it. */
public final class Reply extends Behaviour {

    private static final int BLOCK = 64 * 1024;

    /** 0 for bytes that bring their own status line. */
    private final int status;

    private final Map<String, String> headers;
    private final byte[] body;
    private final long padding;

    private Reply(int status, Map<String, String> headers, byte[] body, long padding) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.padding = padding;
    }

    static Reply of(int status, String contentType, byte[] body) {
        Expect.between("status", status, 100, 999);
        return new Reply(status, Map.of("content-type", contentType), body.clone(), 0);
    }

    static Reply huge(long bytes) {
        Expect.between("bytes", bytes, 0, Long.MAX_VALUE);
        return new Reply(200, Map.of("content-type", "application/json"), new byte[] {'"'}, bytes);
    }

    static Reply verbatim(byte[] wire) {
        return new Reply(0, Map.of(), wire.clone(), 0);
    }

    /**
     * This reply with one more header.
     *
     * @param name the header's name
     * @param value its value
     * @return the reply
     */
    public Reply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, Map.copyOf(more), body, padding);
    }

    @Override
    Afterwards perform(Scene scene, Sender out) throws IOException {
        if (status == 0) {
            out.verbatim(body);
            return Afterwards.CLOSE;
        }
        if (padding == 0) {
            out.whole(status, headers, body);
            return Afterwards.KEEP;
        }
        out.begin(status, headers);
        out.chunk(body);
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) 'a');
        for (long left = padding; left > 0; left -= block.length) {
            out.chunk(left >= block.length ? block : Arrays.copyOf(block, (int) left));
        }
        out.end();
        return Afterwards.KEEP;
    }

    @Override
    public String toString() {
        return "replies " + (status == 0 ? "verbatim" : status) + ", " + (body.length + padding) + " bytes";
    }
}
