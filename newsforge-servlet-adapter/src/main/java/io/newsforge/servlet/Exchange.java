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
    private boolean open = true;

    Exchange(AsyncContext async, Runnable onGone) {
        this.async = async;
        this.response = (HttpServletResponse) Objects.requireNonNull(async.getResponse(), "response");
        this.onGone = onGone;
        async.setTimeout(0);
        async.addListener(this);
    }

    AsyncContext async() {
        return async;
    }

    /** Answers and ends, unless somebody did. */
    void answer(Answer answer) {
        lock.lock();
        try {
            if (open) {
                open = false;
                answer.write(response);
                complete();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The client left before the answer", e);
            complete();
        } finally {
            lock.unlock();
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

    /** Sends a piece, even on an interrupted thread, whose flag stays. */
    void send(String piece) {
        boolean interrupted = Thread.interrupted();
        try {
            written(() -> {
                response.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
            });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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

    /** Ends an answer that came in pieces. */
    void end() {
        lock.lock();
        try {
            if (open) {
                open = false;
                complete();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void written(Writing writing) {
        boolean failed = false;
        lock.lock();
        try {
            if (open) {
                writing.run();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The client left", e);
            failed = true;
            open = false;
            complete();
        } finally {
            lock.unlock();
        }
        if (failed) {
            onGone.run();
        }
    }

    private void complete() {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The container ended the request already", e);
        }
    }

    /** The container noticed that the client is gone. */
    void gone() {
        end();
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
