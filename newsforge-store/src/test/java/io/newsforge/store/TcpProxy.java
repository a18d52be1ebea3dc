package io.newsforge.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A proxy on this machine that passes bytes on, cuts replies in the middle, holds them back, or lets nobody in. */
final class TcpProxy implements AutoCloseable {

    enum Mode {
        PASS,
        CUT_MID_REPLY,
        HOLD_REPLIES,
        REFUSE
    }

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mode mode = Mode.PASS;

    TcpProxy(int target) {
        this.target = target;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("entrance", this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void mode(Mode next) {
        mode = next;
    }

    void cutAll() {
        open.forEach(TcpProxy::closeQuietly);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (mode == Mode.REFUSE) {
                    closeQuietly(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                start("questions", () -> pump(client, server, false));
                start("replies", () -> pump(server, client, true));
            } catch (IOException refused) {
                // The target is away or the proxy is closing; the client sees a closed connection.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean replies) {
        byte[] buffer = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (replies && mode == Mode.HOLD_REPLIES) {
                    closed.await();
                }
                boolean cut = replies && mode == Mode.CUT_MID_REPLY;
                out.write(buffer, 0, cut ? n / 2 : n);
                out.flush();
                if (cut) {
                    break;
                }
            }
        } catch (IOException gone) {
            // Either side may go at any time; both are closed below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closedAlready) {
            // Nothing is left to close.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        closed.countDown();
        cutAll();
    }
}
