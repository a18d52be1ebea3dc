package io.newsforge.testkit.llm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The far side's end of a connection: writes bytes in the very pieces it is given, and sees at once when the client leaves while it
 * waits, since it waits by reading.
 */
final class Sender {

    /** The client closed its side before it had the answer. */
    static final class ClientLeft extends IOException {

        private static final long serialVersionUID = 1L;

        ClientLeft() {
            super("connection: closed by the client");
        }
    }

    private final Socket socket;
    private final PushbackInputStream in;
    private final OutputStream out;

    Sender(Socket socket, PushbackInputStream in, OutputStream out) {
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    /** A reply with a length. */
    void whole(int status, Map<String, String> headers, byte[] body) throws IOException {
        promise(status, headers, body.length);
        verbatim(body);
    }

    /** The head of a reply of a length; the body is up to the caller. */
    void promise(int status, Map<String, String> headers, int length) throws IOException {
        verbatim(ascii(head(status, headers) + "content-length: " + length + "\r\n\r\n"));
    }

    /** The head of a reply in chunks. */
    void begin(int status, Map<String, String> headers) throws IOException {
        verbatim(ascii(head(status, headers) + "transfer-encoding: chunked\r\n\r\n"));
    }

    void chunk(byte[] bytes) throws IOException {
        out.write(ascii(Integer.toHexString(bytes.length) + "\r\n"));
        out.write(bytes);
        verbatim(ascii("\r\n"));
    }

    /** The end of a reply in chunks. */
    void end() throws IOException {
        verbatim(ascii("0\r\n\r\n"));
    }

    void verbatim(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void pause(Duration wait) throws IOException {
        if (wait.isZero()) {
            return;
        }
        socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, wait.toMillis())));
        try {
            awaitTheClient();
        } catch (SocketTimeoutException waited) {
            socket.setSoTimeout(0);
        }
    }

    void waitForTheClientToLeave() throws IOException {
        socket.setSoTimeout(0);
        awaitTheClient();
    }

    private void awaitTheClient() throws IOException {
        if (in.read() < 0) {
            throw new ClientLeft();
        }
        throw new IOException("request: sent before the answer to the last one came (expected: no pipelining)");
    }

    private static String head(int status, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
