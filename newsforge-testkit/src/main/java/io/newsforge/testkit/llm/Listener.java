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

    private final Director director;
    private final JsonMapper mapper;
    private final Semaphore free;
    private final ExecutorService threads;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int port;
    private @Nullable ServerSocket door;

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
                ServerSocket opened =
                        new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                door = opened;
                port = opened.getLocalPort();
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
                door.close();
                door = null;
            }
        } catch (IOException stillOpen) {
            throw new UncheckedIOException(stillOpen);
        } finally {
            lock.unlock();
        }
        connections.forEach(Connection::breakOff);
    }

    void close() {
        stop();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("threads: alive after 5 s (expected: ended)");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket opened) {
        try {
            while (!opened.isClosed()) {
                free.acquire();
                admit(opened);
            }
        } catch (SocketException closed) {
            free.release();
        } catch (IOException broken) {
            free.release();
            director.scriptFailed(new UncheckedIOException(broken));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
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
