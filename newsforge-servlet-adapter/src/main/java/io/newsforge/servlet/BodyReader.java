package io.newsforge.servlet;

import io.newsforge.time.Timer;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a body as it comes, so that a slow client holds no thread; up to a bound, and not for ever. */
final class BodyReader implements ReadListener {

    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final byte[] piece = new byte[8192];
    private final ServletInputStream in;
    private final Limits limits;
    private final Consumer<byte[]> whole;
    private final Consumer<Problem> wrong;
    private final Runnable gone;
    private Timer.@Nullable Alarm alarm;
    private boolean ended;

    BodyReader(ServletInputStream in, Limits limits, Consumer<byte[]> whole, Consumer<Problem> wrong, Runnable gone) {
        this.in = in;
        this.limits = limits;
        this.whole = whole;
        this.wrong = wrong;
        this.gone = gone;
    }

    void listen(Timer timer) {
        lock.lock();
        try {
            alarm = timer.set(limits.body(), this::late);
        } finally {
            lock.unlock();
        }
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        boolean large = false;
        lock.lock();
        try {
            while (!ended && in.isReady() && !in.isFinished()) {
                int count = in.read(piece);
                if (count < 0) {
                    break;
                }
                read.write(piece, 0, count);
                large = read.size() > limits.bodyBytes() && ends();
            }
        } finally {
            lock.unlock();
        }
        if (large) {
            wrong.accept(tooLarge(limits.bodyBytes()));
        }
    }

    @Override
    public void onAllDataRead() {
        if (endsNow()) {
            whole.accept(read.toByteArray());
        }
    }

    @Override
    public void onError(Throwable thrown) {
        if (endsNow()) {
            gone.run();
        }
    }

    /** Waits for a read under way, which is short, since it takes only what is there. */
    private void late() {
        if (endsNow()) {
            wrong.accept(Problem.of(
                            408,
                            "body-too-slow",
                            "body: not complete after " + limits.body().toMillis() + " ms (expected: sooner)")
                    .header("Connection", "close"));
        }
    }

    private boolean endsNow() {
        lock.lock();
        try {
            return ends();
        } finally {
            lock.unlock();
        }
    }

    private boolean ends() {
        boolean first = !ended;
        ended = true;
        if (alarm != null) {
            alarm.stop();
        }
        return first;
    }

    static Problem tooLarge(int mostBytes) {
        return Problem.of(413, "body-too-large", "body: too large (expected: at most " + mostBytes + " bytes)")
                .with("maxBytes", mostBytes)
                .header("Connection", "close");
    }
}
