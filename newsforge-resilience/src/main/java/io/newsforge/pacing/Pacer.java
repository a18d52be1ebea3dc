package io.newsforge.pacing;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The pace of one account at one provider: a token bucket for requests and one for tokens, both taken from in one step or not at
 * all, corrected by what the provider says about its own limits. Thread-safe; never blocks; all arithmetic is in integers.
 *
 * <p>It never lets through more than the burst and the refill since allow, and never asks for a longer wait than needed: after the
 * wait there is room, a nanosecond before there is not. Who books is served in the order of booking: later callers find less,
 * so nobody, however small his call, gets ahead.
 *
 * <pre>{@code
 * Pacer pacer = Pacer.builder().requestsPerMinute(500).tokensPerMinute(200_000).build();
 * if (pacer.book(tokens, Duration.ofSeconds(2)) instanceof Turn.Booked turn) {
 *     timer.set(turn.in(), this::send);
 * }
 * }</pre>
 */
public final class Pacer {

    private static final long LONGEST_PATIENCE = Duration.ofMinutes(1).toNanos();

    private final Allowance requests;
    private final Allowance tokens;
    private final TimeSource time;
    private final AtomicReference<Levels> levels;

    private Pacer(Builder builder) {
        requests = Builder.orUnlimited(builder.requests);
        tokens = Builder.orUnlimited(builder.tokens);
        time = builder.time;
        long now = time.nanos();
        levels = new AtomicReference<>(new Levels(requests.full(), tokens.full(), now, now));
    }

    /**
     * Begins a pacer without limits.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Takes one request and its tokens, if there is room for both now.
     *
     * @param cost the tokens of the request, not negative
     * @return {@link Turn.Taken}, {@link Turn.Wait} or {@link Turn.TooLarge}
     * @throws IllegalArgumentException if the cost is negative
     */
    public Turn tryTake(long cost) {
        return take(cost, 0);
    }

    /**
     * Takes one request and its tokens, now or ahead of time, if there is room within a while. Who cannot use a turn that was
     * booked says so with {@link #giveBack}.
     *
     * @param cost the tokens of the request, not negative
     * @param patience the longest wait that will do, not negative; more than a minute is a minute
     * @return {@link Turn.Taken}, {@link Turn.Booked}, {@link Turn.Wait} if it would be longer, or {@link Turn.TooLarge}
     * @throws IllegalArgumentException if a value is negative
     */
    public Turn book(long cost, Duration patience) {
        return take(cost, Math.min(LONGEST_PATIENCE, Expect.nanos(Expect.notNegative("patience", patience))));
    }

    private Turn take(long cost, long patience) {
        Expect.between("cost", cost, 0, Long.MAX_VALUE);
        if (cost > tokens.most()) {
            return new Turn.TooLarge(tokens.most());
        }
        while (true) {
            Levels before = Objects.requireNonNull(levels.get());
            long elapsed = elapsed(before, time.nanos());
            long requestsLeft = requests.refilled(before.requests(), elapsed) - requests.perUnit();
            long tokensLeft = tokens.refilled(before.tokens(), elapsed) - tokens.cost(cost);
            long now = before.at() + elapsed;
            long held = Math.max(0, before.heldUntil() - now);
            long wait = Math.max(held, Math.max(requests.nanosFor(-requestsLeft), tokens.nanosFor(-tokensLeft)));
            if (wait > patience) {
                return new Turn.Wait(Duration.ofNanos(wait));
            }
            if (levels.compareAndSet(before, new Levels(requestsLeft, tokensLeft, now, now + held))) {
                return wait == 0 ? Turn.Taken.NOW : new Turn.Booked(Duration.ofNanos(wait));
            }
        }
    }

    /** A clock that goes back brings nothing and takes nothing. */
    private static long elapsed(Levels before, long nanos) {
        return Math.max(0, nanos - before.at());
    }

    private Levels refilled(Levels before, long nanos) {
        long elapsed = elapsed(before, nanos);
        long now = before.at() + elapsed;
        long held = now + Math.max(0, before.heldUntil() - now);
        return new Levels(
                requests.refilled(before.requests(), elapsed), tokens.refilled(before.tokens(), elapsed), now, held);
    }

    /**
     * Gives back a request that was taken or booked and certainly not sent.
     *
     * @param cost its tokens, as they were taken
     * @throws IllegalArgumentException if the cost is negative or more than a single call may cost
     */
    public void giveBack(long cost) {
        Expect.between("cost", cost, 0, tokens.most());
        change(now -> new Levels(
                Math.min(requests.full(), now.requests() + requests.perUnit()),
                Math.min(tokens.full(), now.tokens() + tokens.cost(cost)),
                now.at(),
                now.heldUntil()));
    }

    /**
     * Hears how many requests the provider says are left. It can only make the pace slower, since calls under way may not be
     * counted yet. Means nothing to a pacer without a limit of requests.
     *
     * @param remaining how many, not negative
     * @param reset how long until the provider's allowance is whole again, not negative; longer than it takes twice to fill our
     *     own is taken as that
     * @throws IllegalArgumentException if a value is negative
     */
    public void requestsLeft(long remaining, Duration reset) {
        long most = cap(requests, remaining, reset);
        change(now -> new Levels(Math.min(now.requests(), most), now.tokens(), now.at(), now.heldUntil()));
    }

    /**
     * Hears how many tokens the provider says are left; see {@link #requestsLeft}.
     *
     * @param remaining how many, not negative
     * @param reset how long until the provider's allowance is whole again, not negative
     * @throws IllegalArgumentException if a value is negative
     */
    public void tokensLeft(long remaining, Duration reset) {
        long most = cap(tokens, remaining, reset);
        change(now -> new Levels(now.requests(), Math.min(now.tokens(), most), now.at(), now.heldUntil()));
    }

    private static long cap(Allowance allowance, long remaining, Duration reset) {
        Expect.between("remaining", remaining, 0, Long.MAX_VALUE);
        long nanos = Expect.nanos(Expect.notNegative("reset", reset));
        long left = remaining >= allowance.most() ? allowance.full() : allowance.cost(remaining);
        return Math.min(left, allowance.levelFullAfter(nanos));
    }

    /**
     * Hears that the provider wants no call for a while. Of several such wishes the longest holds.
     *
     * @param wait how long, not negative
     * @throws IllegalArgumentException if the wait is negative
     */
    public void retryAfter(Duration wait) {
        long nanos = Expect.nanos(Expect.notNegative("wait", wait));
        change(now -> new Levels(
                now.requests(), now.tokens(), now.at(), now.at() + Math.max(nanos, now.heldUntil() - now.at())));
    }

    private void change(UnaryOperator<Levels> correction) {
        long nanos = time.nanos();
        levels.updateAndGet(before -> correction.apply(refilled(before, nanos)));
    }

    /** Builds a {@link Pacer}; for one thread at a time, and reusable. */
    public static final class Builder {

        private @Nullable Allowance requests;
        private @Nullable Allowance tokens;
        private TimeSource time = TimeSource.system();

        private Builder() {}

        /**
         * Limits requests, all of a minute's in one burst if they come so. Unlimited by default.
         *
         * @param limit 1 to 50,000,000
         * @return this builder
         * @throws IllegalArgumentException if the limit is out of range
         */
        public Builder requestsPerMinute(long limit) {
            return requestsPerMinute(limit, limit);
        }

        /**
         * Limits requests and how many of them may come at once.
         *
         * @param limit 1 to 50,000,000
         * @param burst 1 to 50,000,000
         * @return this builder
         * @throws IllegalArgumentException if a value is out of range
         */
        public Builder requestsPerMinute(long limit, long burst) {
            requests = allowance("requestsPerMinute", limit, burst);
            return this;
        }

        /**
         * Limits tokens, all of a minute's in one burst if they come so. Unlimited by default.
         *
         * @param limit 1 to 50,000,000; more than that in one call is too large
         * @return this builder
         * @throws IllegalArgumentException if the limit is out of range
         */
        public Builder tokensPerMinute(long limit) {
            return tokensPerMinute(limit, limit);
        }

        /**
         * Limits tokens and how many of them may come at once.
         *
         * @param limit 1 to 50,000,000
         * @param burst 1 to 50,000,000; more than that in one call is too large
         * @return this builder
         * @throws IllegalArgumentException if a value is out of range
         */
        public Builder tokensPerMinute(long limit, long burst) {
            tokens = allowance("tokensPerMinute", limit, burst);
            return this;
        }

        private static Allowance allowance(String name, long limit, long burst) {
            Expect.between(name, limit, 1, Allowance.LARGEST);
            Expect.between("burst", burst, 1, Allowance.LARGEST);
            return Allowance.perMinute(limit, burst);
        }

        /**
         * Sets the clock. The system's by default.
         *
         * @param source only its monotonic reading is used
         * @return this builder
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "time");
            return this;
        }

        private static Allowance orUnlimited(@Nullable Allowance allowance) {
            return allowance == null ? Allowance.UNLIMITED : allowance;
        }

        /**
         * Builds the pacer.
         *
         * @return the pacer, with full buckets
         */
        public Pacer build() {
            return new Pacer(this);
        }
    }
}
