package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Accepts connections on one port of loopback and serves each on a thread. */
final class Listener {

    private static final int BACKLOG = 1_024;

    /** Where connections come in, and whether the one who waits there has gone. */
    private record Door(ServerSocket socket, CountDownLatch shut) {}

    @FunctionalInterface
    private interface Wait {

        boolean isOver(long limit, TimeUnit unit) throws InterruptedException;
    }

    private final Director director;
    private final JsonMapper mapper;
    private final Semaphore free;
    private final ExecutorService threads;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int port;
    private @Nullable Door door;

    private Listener(int most, Director director, JsonMapper mapper) {
        this.director = director;
        this.mapper = mapper;
        this.free = new Semaphore(most);
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "faulty-provider");
            thread.setDaemon(true);
            return thread;
        });
    }

    static Listener start(int most, Director director, JsonMapper mapper) {
        Listener listener = new Listener(most, director, mapper);
        listener.listen();
        return listener;
    }

    int port() {
        return port;
    }

    void listen() {
        lock.lock();
        try {
            if (door == null) {
                Door opened = new Door(
                        new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
                        new CountDownLatch(1));
                door = opened;
                port = opened.socket.getLocalPort();
                threads.execute(() -> accept(opened));
            }
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            if (door != null) {
                shut(door);
                door = null;
            }
        } catch (IOException stillOpen) {
            throw new UncheckedIOException(stillOpen);
        } finally {
            lock.unlock();
        }
    }

    /** The system refuses connections only once nobody waits for one, so this waits for that. */
    private void shut(Door opened) throws IOException {
        opened.socket.close();
        connections.forEach(Connection::breakOff);
        await("door", opened.shut::await);
        connections.forEach(Connection::breakOff);
    }

    void close() {
        stop();
        threads.shutdownNow();
        await("threads", threads::awaitTermination);
    }

    private static void await(String what, Wait wait) {
        try {
            if (!wait.isOver(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException(what + ": busy after 5 s (expected: ended)");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(Door opened) {
        try {
            while (!opened.socket.isClosed()) {
                free.acquire();
                admit(opened.socket);
            }
        } catch (SocketException closed) {
            free.release();
        } catch (IOException broken) {
            free.release();
            director.scriptFailed(new UncheckedIOException(broken));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            opened.shut.countDown();
        }
    }

    private void admit(ServerSocket opened) throws IOException {
        Socket socket = opened.accept();
        Connection connection = new Connection(socket, director, mapper);
        connections.add(connection);
        director.wire().opened();
        if (opened.isClosed()) {
            connection.breakOff();
        }
        try {
            threads.execute(() -> serve(connection));
        } catch (RejectedExecutionException closed) {
            connection.breakOff();
            gone(connection);
        }
    }

    private void serve(Connection connection) {
        try {
            connection.run();
        } finally {
            gone(connection);
        }
    }

    private void gone(Connection connection) {
        connections.remove(connection);
        director.wire().closed();
        free.release();
    }
}
