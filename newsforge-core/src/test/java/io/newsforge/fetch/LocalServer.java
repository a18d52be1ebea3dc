package io.newsforge.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on loopback that answers with raw bytes, so that a test can drip, lie and hang up. */
final class LocalServer implements AutoCloseable {

    /** A request's first line and headers, in lower case. */
    record Request(String line, List<String> headers) {

        String path() {
            return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
        }

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()))
                    .findFirst();
        }
    }

    /** Answers one request; the connection is kept for another one when it returns, and closed when it throws. */
    @FunctionalInterface
    interface Handler {
        void answer(Request request, OutputStream out) throws Exception;
    }

    private final ServerSocket socket;
    private final Handler handler;
    private final ExecutorService threads = Executors.newCachedThreadPool(LocalServer::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    final List<Request> requests = new CopyOnWriteArrayList<>();

    private LocalServer(ServerSocket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
        threads.execute(this::accept);
    }

    static LocalServer start(Handler handler) throws IOException {
        return start(ServerSocketFactory.getDefault(), loopback(), 0, handler);
    }

    static LocalServer start(ServerSocketFactory sockets, InetAddress address, int port, Handler handler)
            throws IOException {
        return new LocalServer(sockets.createServerSocket(port, 50, address), handler);
    }

    static InetAddress loopback() {
        return IpLiteral.parse("127.0.0.1").orElseThrow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-server");
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    URI at(String path) {
        return at("127.0.0.1", path);
    }

    URI at(String host, String path) {
        return URI.create("http://" + host + ":" + port() + path);
    }

    static byte[] reply(String status, String headers, String body) {
        return reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] reply(String status, String headers, byte[] body) {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n" + headers + "\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (Optional<Request> next = read(in); next.isPresent(); next = read(in)) {
                requests.add(next.get());
                handler.answer(next.get(), connection.getOutputStream());
                connection.getOutputStream().flush();
            }
        } catch (Exception e) {
            // The fetcher hung up, or the test wants this connection closed.
        } finally {
            open.remove(connection);
        }
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
        return Optional.of(new Request(lines.get(0), lines.subList(1, lines.size() - 1)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
