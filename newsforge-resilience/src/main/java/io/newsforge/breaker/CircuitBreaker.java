package io.newsforge.breaker;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops calls to what keeps failing. Closed, it admits everybody and counts; when its {@link TripRule} comes true it opens for
 * a cool-down, and then admits a bounded number of probes: all good, it closes with a clean slate; one bad, it opens again.
 * Thread-safe; never blocks; asking and answering in the closed state allocates nothing, unless the rule asks how long calls take.
 *
 * <p>By default it opens after 5 failures in a row (within ten minutes) for 60 seconds and closes after one good probe; a
 * probe that has not come back after 60 seconds no longer counts.
 *
 * <pre>{@code
 * CircuitBreaker breaker = CircuitBreaker.builder("openai").providerDefaults().build();
 * if (breaker.tryAcquire() instanceof Permit permit) {
 *     permit.record(send(prompt));
 * }
 * }</pre>
 *
 * <p>How it works: the state is one immutable value behind an atomic reference, replaced by compare-and-set. What a closed
 * state counts lives in a window of its own, which goes away with it; hence a result that comes late finds nothing to change.
 */
public final class CircuitBreaker {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    private final String name;
    private final TripRule rule;
    private final long slowNanos;
    private final long coolDownNanos;
    private final int probes;
    private final long probeExpiryNanos;
    private final TimeSource time;
    private final List<Consumer<? super BreakerTransition>> listeners;
    private final LongAdder rejected = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final AtomicReference<Phase> phase;

    private CircuitBreaker(Builder builder) {
        name = builder.name;
        rule = builder.rule;
        slowNanos = Window.slowNanos(rule);
        coolDownNanos = Expect.nanos(builder.coolDown);
        probes = builder.probes;
        probeExpiryNanos = Expect.nanos(builder.probeExpiry);
        time = builder.time;
        listeners = List.copyOf(builder.listeners);
        phase = new AtomicReference<>(Closed.of(this, 0));
    }

    /**
     * A closed breaker with all defaults.
     *
     * @param name what it is called in events and meters, not blank
     * @return the breaker
     */
    public static CircuitBreaker of(String name) {
        return builder(name).build();
    }

    /**
     * Begins a breaker.
     *
     * @param name what it is called in events and meters, not blank; few and stable, since it becomes a tag
     * @return a builder with the defaults
     */
    public static Builder builder(String name) {
        return new Builder(Expect.text("name", name));
    }

    /**
     * Asks to make one call. An open breaker whose cool-down has passed becomes half-open by it.
     *
     * @return a {@link Permit}, or {@link Admission.Rejected} with the time to ask again
     */
    public Admission tryAcquire() {
        Phase current = phase();
        return current instanceof Closed closed ? closed.admit() : ask(current);
    }

    private Admission ask(Phase first) {
        Phase current = first;
        while (true) {
            Phase.Step step = current.ask(time.nanos());
            if (step.next() == current || swap(current, step.next())) {
                if (step.answer() instanceof Admission.Rejected) {
                    rejected.increment();
                }
                return step.answer();
            }
            current = phase();
        }
    }

    /** A call of a closed phase came back. */
    void recordClosed(long generation, Window window, boolean failed, long elapsedNanos) {
        Phase current = phase();
        if (current.generation() == generation && window.record(failed, elapsedNanos)) {
            swap(current, new Open(this, generation + 1, time.nanos()));
        }
    }

    /** A probe came back. */
    void recordProbe(ProbePermit probe, Outcome outcome) {
        long now = time.nanos();
        Outcome judged = outcome == Outcome.SUCCESS && probe.isSlow(now, slowNanos) ? Outcome.FAILURE : outcome;
        Phase current = phase();
        while (current instanceof HalfOpen half && half.alive(now).contains(probe)) {
            if (swap(half, half.after(probe, judged, now))) {
                return;
            }
            current = phase();
        }
    }

    private Phase phase() {
        return Objects.requireNonNull(phase.get());
    }

    private boolean swap(Phase from, Phase to) {
        if (!phase.compareAndSet(from, to)) {
            return false;
        }
        if (from.state() != to.state()) {
            tell(new BreakerTransition(name, from.state(), to.state(), to.generation(), time.instant()));
        }
        return true;
    }

    private void tell(BreakerTransition transition) {
        if (transition.to() == BreakerState.OPEN) {
            opened.increment();
        }
        for (Consumer<? super BreakerTransition> listener : listeners) {
            try {
                listener.accept(transition);
            } catch (RuntimeException e) {
                LOG.warn("A listener of breaker {} failed on {}; the breaker is not affected", name, transition, e);
            }
        }
    }

    /** Rejects everybody until {@link #reset()} or {@link #disable()}. Does nothing if it does so already. */
    public void forceOpen() {
        Phase current = phase();
        while (!(current instanceof ForcedOpen) && !swap(current, new ForcedOpen(this, current.generation() + 1))) {
            current = phase();
        }
    }

    /** Admits everybody and counts nothing until {@link #reset()} or {@link #forceOpen()}. Does nothing if it does so already. */
    public void disable() {
        Phase current = phase();
        while (!(current instanceof Disabled) && !swap(current, new Disabled(current.generation() + 1))) {
            current = phase();
        }
    }

    /** Closes with a clean slate, from whatever state, a closed one too. */
    public void reset() {
        Phase current = phase();
        while (!swap(current, Closed.of(this, current.generation() + 1))) {
            current = phase();
        }
    }

    /**
     * The breaker's name.
     *
     * @return the name, not blank
     */
    public String name() {
        return name;
    }

    /**
     * The state now.
     *
     * @return the state; still open after the cool-down until somebody asks for a permit
     */
    public BreakerState state() {
        return phase().state();
    }

    /**
     * What the breaker looks like now.
     *
     * @return the state and its counts, of one moment as far as the state goes
     */
    public BreakerSnapshot snapshot() {
        Phase current = phase();
        long now = time.nanos();
        Window window = current instanceof Closed closed ? closed.window() : NoWindow.INSTANCE;
        HalfOpen half = current instanceof HalfOpen open ? open : new HalfOpen(this, 0, List.of(), 0);
        long left = current instanceof Open open ? open.nanosLeft(now) : 0;
        return new BreakerSnapshot(
                name,
                current.state(),
                current.generation(),
                window.calls(),
                window.faults(),
                half.alive(now).size(),
                half.successes(),
                Duration.ofNanos(left),
                rejected.sum(),
                opened.sum());
    }

    TripRule rule() {
        return rule;
    }

    TimeSource time() {
        return time;
    }

    boolean timesCalls() {
        return slowNanos != Long.MAX_VALUE;
    }

    long coolDownNanos() {
        return coolDownNanos;
    }

    int probes() {
        return probes;
    }

    long probeExpiryNanos() {
        return probeExpiryNanos;
    }

    /** Name and state, for a log line. */
    @Override
    public String toString() {
        return "CircuitBreaker[" + name + ", " + state() + "]";
    }

    /** Builds a {@link CircuitBreaker}; for one thread at a time, and reusable. */
    public static final class Builder {

        private final String name;
        private final List<Consumer<? super BreakerTransition>> listeners = new ArrayList<>();
        private TripRule rule = TripRule.consecutive(5);
        private Duration coolDown = Duration.ofSeconds(60);
        private int probes = 1;
        private Duration probeExpiry = Duration.ofSeconds(60);
        private TimeSource time = TimeSource.system();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * What suits a route to a provider: 3 failures in a row, 30 seconds.
         *
         * @return this builder
         */
        public Builder providerDefaults() {
            return rule(TripRule.consecutive(3)).coolDown(Duration.ofSeconds(30));
        }

        /**
         * Sets when the breaker opens. 5 failures in a row by default.
         *
         * @param when the rule
         * @return this builder
         */
        public Builder rule(TripRule when) {
            rule = Objects.requireNonNull(when, "rule");
            return this;
        }

        /**
         * Sets how long the breaker stays open. 60 seconds by default.
         *
         * @param duration positive
         * @return this builder
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder coolDown(Duration duration) {
            coolDown = Expect.positive("coolDown", duration);
            return this;
        }

        /**
         * Sets how many probes have to go well to close again; never are more of them under way. One by default.
         *
         * @param count 1 to 1,000
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder probes(int count) {
            probes = Expect.between("probes", count, 1, 1_000);
            return this;
        }

        /**
         * Sets how long a probe may take before it makes room for another and its result no longer counts. 60 seconds by
         * default; it should be longer than the longest call.
         *
         * @param duration positive
         * @return this builder
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder probeExpiry(Duration duration) {
            probeExpiry = Expect.positive("probeExpiry", duration);
            return this;
        }

        /**
         * Adds somebody who is told of each transition after it happened, on the thread that caused it. One who throws is
         * logged and changes nothing.
         *
         * @param listener should be quick
         * @return this builder
         */
        public Builder listener(Consumer<? super BreakerTransition> listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Sets the clock. The system's by default.
         *
         * @param source monotonic time for durations; its wall clock only dates events
         * @return this builder
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "time");
            return this;
        }

        /**
         * Builds the breaker.
         *
         * @return a closed breaker
         */
        public CircuitBreaker build() {
            return new CircuitBreaker(this);
        }
    }
}
