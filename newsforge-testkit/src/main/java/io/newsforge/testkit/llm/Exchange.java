package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request as the server saw it, from its last byte to the end of what was done with it. Thread-safe. */
public final class Exchange {

    /** How it ended. */
    public enum Ending {
        /** All of the reply was written. */
        WRITTEN,
        /** The server broke it off, as the script said or since it was closed. */
        BROKEN_OFF,
        /** The client closed the connection before it had all of the reply. */
        CLIENT_LEFT
    }

    private record Ended(Ending ending, long nanos) {}

    private final ReceivedRequest request;
    private final Behaviour behaviour;
    private final long receivedNanos;
    private final Usage billed;
    private final long microUsd;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Ended ended;

    Exchange(ReceivedRequest request, Behaviour behaviour, long receivedNanos, Usage billed, long microUsd) {
        this.request = request;
        this.behaviour = behaviour;
        this.receivedNanos = receivedNanos;
        this.billed = billed;
        this.microUsd = microUsd;
    }

    void end(Ending ending, long nanos) {
        ended = new Ended(ending, nanos);
        over.countDown();
    }

    /**
     * What was asked.
     *
     * @return the request
     */
    public ReceivedRequest request() {
        return request;
    }

    /**
     * What was done with it.
     *
     * @return the behaviour
     */
    public Behaviour behaviour() {
        return behaviour;
    }

    /**
     * The tokens a vendor would bill.
     *
     * @return all absent for what is not billed
     */
    public Usage billed() {
        return billed;
    }

    /**
     * The money a vendor would bill.
     *
     * @return micro-USD
     */
    public long microUsd() {
        return microUsd;
    }

    /**
     * When the request had arrived.
     *
     * @return nanoseconds of the server's own {@code TimeSource}
     */
    public long receivedNanos() {
        return receivedNanos;
    }

    /**
     * How it ended.
     *
     * @return empty while it goes on
     */
    public Optional<Ending> ending() {
        return Optional.ofNullable(ended).map(Ended::ending);
    }

    /**
     * When it ended. For {@link Ending#CLIENT_LEFT} when the server saw it: at once while it waits, else with the next write.
     *
     * @return nanoseconds of the server's own {@code TimeSource}; empty while it goes on
     */
    public OptionalLong endedNanos() {
        Ended seen = ended;
        return seen == null ? OptionalLong.empty() : OptionalLong.of(seen.nanos());
    }

    /**
     * Waits for the end.
     *
     * @param limit the longest wait
     * @return whether it has ended
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public String toString() {
        return request + " " + behaviour + " " + ending().map(Ending::name).orElse("going on");
    }
}
