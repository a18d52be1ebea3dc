package io.newsforge.testkit.llm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy on loopback, with tunnels and without, that keeps the heads of what it was asked, and may say no. */
final class LoopbackProxy implements AutoCloseable {

    private final ServerSocket door;
    private final @Nullable String refusal;
    private final @Nullable String credentials;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private LoopbackProxy(@Nullable String refusal, @Nullable String credentials) throws IOException {
        this.door = new ServerSocket(0, 64, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        this.refusal = refusal;
        this.credentials = credentials;
        threads.execute(this::accept);
    }

    static LoopbackProxy open() throws IOException {
        return new LoopbackProxy(null, null);
    }

    /** One that wants {@code Proxy-Authorization} to be this. */
    static LoopbackProxy openTo(String credentials) throws IOException {
        return new LoopbackProxy(null, credentials);
    }

    /** One that answers everything with an error. */
    static LoopbackProxy refusing(int status) throws IOException {
        return new LoopbackProxy(status + " No", null);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The heads of all requests, in the order they came. */
    List<String> heads() {
        return heads;
    }

    long connects() {
        return heads.stream().filter(head -> head.startsWith("CONNECT ")).count();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            Socket far = null;
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                heads.add(head);
                String no = refusal(head);
                byte[] body = in.readNBytes(length(head));
                if (no != null) {
                    write(client, "HTTP/1.1 " + no + "\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nSorry");
                } else if (head.startsWith("CONNECT ")) {
                    write(client, "HTTP/1.1 200 Connected\r\n\r\n");
                    copy(in, connected("tunnel://" + target(head), client));
                    return;
                } else {
                    far = far == null ? connected(target(head), client) : far;
                    write(far, forServer(head));
                    far.getOutputStream().write(body);
                }
            }
        } catch (IOException gone) {
            // One of the two ends has left.
        }
    }

    private static String target(String head) {
        return head.split(" ", 3)[1];
    }

    /** A connection whose answers go to the client. */
    private Socket connected(String address, Socket client) throws IOException {
        URI uri = URI.create(address);
        Socket far = new Socket(uri.getHost(), uri.getPort());
        sockets.add(far);
        threads.execute(() -> copy(far, client));
        return far;
    }

    private @Nullable String refusal(String head) {
        boolean unknown = credentials != null && !head.contains("\r\nProxy-Authorization: " + credentials + "\r\n");
        return unknown ? "407 Who are you\r\nProxy-Authenticate: Basic realm=\"loopback\"" : refusal;
    }

    private static String forServer(String head) {
        return head.replaceFirst(" http://[^/]+", " ").replaceAll("(?i)\r\nproxy-[a-z]+: [^\r]*", "");
    }

    private static void copy(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to);
        } catch (IOException gone) {
            // One of the two ends has left.
        }
    }

    private static void copy(InputStream from, Socket to) {
        try {
            from.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // One of the two ends has left.
        }
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Up to the empty line; empty where the client has left. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
