package io.newsforge.llm.router;

import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer as it comes, over whatever route works. Until its first piece it fails over unnoticed; afterwards as {@link OnCut} says,
 * and a new beginning is marked. For one thread at a time; only {@link #close()} may come from another.
 *
 * <pre>{@code
 * try (RoutedStream stream = router.stream(prompt)) {
 *     while (stream.advance()) {
 *         if (stream.restarted()) {
 *             page.clear();
 *         }
 *         page.append(stream.delta());
 *     }
 *     Routed answer = stream.routed();
 * }
 * }</pre>
 */
public final class RoutedStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RoutedStream.class);

    private enum Phase {
        IDLE,
        READING,
        CLOSED_WHILE_READING,
        OVER
    }

    private final CallPlan plan;
    private final Sending<LiveStream> sending;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
    private LiveStream live;
    private boolean fresh = true;
    private boolean hasPiece;
    private boolean ended;
    private boolean restarted;
    private int restarts;
    private @Nullable Routed routed;

    RoutedStream(CallPlan plan, Sending<LiveStream> sending, LiveStream live) {
        this.plan = plan;
        this.sending = sending;
        this.live = live;
    }

    /**
     * Waits for the next piece.
     *
     * @return true if there is one; false if the answer is complete
     * @throws RoutingException if it broke off, and nothing could take over, or nothing may
     * @throws IllegalStateException if the stream was closed
     */
    public boolean advance() {
        if (!phase.compareAndSet(Phase.IDLE, Phase.READING)) {
            if (routed != null) {
                return false;
            }
            throw new IllegalStateException("stream: " + phase + " (expected: open, and one reader)");
        }
        try {
            hasPiece = next();
            return hasPiece;
        } catch (RuntimeException e) {
            ended = true;
            throw e;
        } finally {
            afterReading();
        }
    }

    private boolean next() {
        restarted = false;
        if (fresh) {
            fresh = false;
            return live.complete() ? complete() : true;
        }
        try {
            return live.stream().advance() || complete();
        } catch (RuntimeException e) {
            live.attempt().threw(e);
            return beginsAnew();
        }
    }

    /** Always false: there is no more. */
    private boolean complete() {
        ModelReply reply = live.stream().reply();
        live.attempt().answered(reply);
        live.close();
        plan.add(live.attempt().trace());
        routed = new Routed(reply, plan.trace());
        ended = true;
        return false;
    }

    private boolean beginsAnew() {
        live.close();
        plan.add(live.attempt().trace());
        if (plan.onCut() == OnCut.FAIL || phase.get() != Phase.READING) {
            throw sending.gaveUp();
        }
        live = sending.answerAfter(live.attempt());
        restarted = true;
        restarts++;
        return live.complete() ? complete() : true;
    }

    private void afterReading() {
        if (!phase.compareAndSet(Phase.READING, ended ? Phase.OVER : Phase.IDLE)) {
            phase.set(Phase.OVER);
            if (!ended) {
                giveUp();
                return;
            }
        }
        if (ended) {
            plan.leave();
        }
    }

    /**
     * The piece that {@link #advance()} found.
     *
     * @return text, not empty, in whole characters
     * @throws IllegalStateException if there is none
     */
    public String delta() {
        if (!hasPiece) {
            throw new IllegalStateException("delta: none (expected: advance() to have found one)");
        }
        return live.stream().delta();
    }

    /**
     * Whether the last {@link #advance()} began the answer anew: what was read before it is void. Also when it found the answer
     * complete.
     *
     * @return whether to forget what was read
     */
    public boolean restarted() {
        return restarted;
    }

    /**
     * How often the answer began anew after its first piece.
     *
     * @return not negative
     */
    public int restarts() {
        return restarts;
    }

    /**
     * The whole answer with its "why", once {@link #advance()} has said that it is complete. Its text is what was read since the last
     * new beginning.
     *
     * @return the answer
     * @throws IllegalStateException if it is not complete
     */
    public Routed routed() {
        if (routed == null) {
            throw new IllegalStateException("routed: none (expected: the answer to be complete)");
        }
        return routed;
    }

    /** Gives the answer up if it was not read to its end, as {@link OnCancel} says. Safe to repeat. */
    @Override
    public void close() {
        if (phase.compareAndSet(Phase.IDLE, Phase.OVER)) {
            giveUp();
        } else if (phase.compareAndSet(Phase.READING, Phase.CLOSED_WHILE_READING)
                && plan.onCancel() == OnCancel.ABORT) {
            plan.cancellation().cancel(); // the reader finds out and gives all back
        }
    }

    private void giveUp() {
        Executor executor = plan.settings.executor;
        if (plan.onCancel() == OnCancel.ABORT) {
            abort();
        } else if (executor == null) {
            drain();
        } else {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                LOG.warn(
                        "The executor drains no stream of route {}; it is aborted",
                        live.attempt().route.name(),
                        e);
                abort();
            }
        }
    }

    private void abort() {
        live.attempt().abandoned();
        live.close();
        plan.leave();
    }

    private void drain() {
        Attempt attempt = live.attempt();
        try (ModelStream stream = live.stream()) {
            boolean more = !live.complete();
            while (more) {
                more = stream.advance();
            }
            attempt.answered(stream.reply());
        } catch (RuntimeException e) {
            attempt.threw(e);
        } finally {
            attempt.abandoned();
            plan.leave();
        }
    }
}
