package io.newsforge.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request that is answered later, by whoever comes first and once only. When the client is gone nothing is written any more,
 * since containers use their response objects again. Thread-safe.
 */
final class Exchange implements AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final AsyncContext async;
    private final HttpServletResponse response;
    private final Runnable onGone;
    private volatile boolean open = true;
    private boolean completed;

    Exchange(AsyncContext async, Runnable onGone) {
        this.async = async;
        this.response = (HttpServletResponse) Objects.requireNonNull(async.getResponse(), "response");
        this.onGone = onGone;
        async.setTimeout(0);
        async.addListener(this);
    }

    /** Answers and ends, unless somebody did. */
    void answer(Answer answer) {
        if (written(() -> answer.write(response))) {
            end();
        }
    }

    /** Begins an answer that comes in pieces. */
    void begin(String mediaType) {
        written(() -> {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(mediaType);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.flushBuffer();
        });
    }

    /** Sends a piece. */
    void send(String piece) {
        written(() -> {
            response.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        });
    }

    /** Sends a piece, but does not wait for another to be sent, which shows as well whether somebody is there. */
    void sendIfIdle(String piece) {
        if (lock.tryLock()) {
            try {
                send(piece);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends the request, answered or not. Ending twice does nothing. */
    void end() {
        open = false;
        lock.lock();
        try {
            complete();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        return open;
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** Whether it could be written. An interrupt gives up conversions, not what is to be said of them; the flag stays. */
    private boolean written(Writing writing) {
        boolean interrupted = Thread.interrupted();
        try {
            if (tried(writing)) {
                return true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        onGone.run();
        return false;
    }

    private boolean tried(Writing writing) {
        lock.lock();
        try {
            if (open) {
                writing.run();
                return true;
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The client left", e);
            open = false;
            complete();
        } finally {
            lock.unlock();
        }
        return false;
    }

    /** Called under the lock. */
    private void complete() {
        if (completed) {
            return;
        }
        completed = true;
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The container ended the request already", e);
        }
    }

    /**
     * The client is gone. Does not wait for a thread that writes, since the container may hold what it needs to find out; that thread's
     * job ends the request.
     */
    void gone() {
        open = false;
        if (lock.tryLock()) {
            try {
                complete();
            } finally {
                lock.unlock();
            }
        }
        onGone.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        LOG.debug("The container reports an error", event.getThrowable());
        gone();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
