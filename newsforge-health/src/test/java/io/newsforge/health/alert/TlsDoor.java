package io.newsforge.health.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The encrypted door of a mail server that has none: makes a real TLS handshake, at once or after STARTTLS, and passes on what is inside.
 * GreenMail itself speaks plain SMTP and SMTPS with a certificate for no name.
 */
final class TlsDoor implements AutoCloseable {

    private final SSLContext tls;
    private final boolean startTls;
    private final int behind;
    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> inPlainText = new CopyOnWriteArrayList<>();
    private final AtomicInteger callers = new AtomicInteger();

    TlsDoor(SSLContext tls, boolean startTls, int behind) throws IOException {
        this.tls = tls;
        this.startTls = startTls;
        this.behind = behind;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many connections were made. */
    int callers() {
        return callers.get();
    }

    /** The lines that came before the handshake. */
    List<String> inPlainText() {
        return new ArrayList<>(inPlainText);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "tls-door");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                callers.incrementAndGet();
                open.add(client);
                thread(() -> serve(client));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private void serve(Socket client) {
        try {
            if (startTls) {
                negotiate(client);
            }
            SSLSocket inside = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
            inside.setUseClientMode(false);
            inside.startHandshake();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.add(server);
            if (startTls) {
                line(server.getInputStream());
            }
            thread(() -> pump(server, inside));
            pump(inside, server);
        } catch (IOException refused) {
            closeQuietly(client);
        }
    }

    private void negotiate(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        write(out, "220 door\r\n");
        inPlainText.add(line(client.getInputStream()));
        write(out, "250-door\r\n250 STARTTLS\r\n");
        inPlainText.add(line(client.getInputStream()));
        write(out, "220 go ahead\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); (c != '\n') && (c >= 0); c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException over) {
            closeQuietly(from);
        } finally {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException over) {
            throw new AssertionError(over);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException over) {
            throw new AssertionError(over);
        }
        open.forEach(TlsDoor::closeQuietly);
    }
}
