package io.newsforge.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets up {@link Quotas}, see {@link Quotas#builder}. Not thread-safe; what it built shares nothing with it. */
public final class QuotasBuilder {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration KEEP = Duration.ofHours(24);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    final Map<String, Plan> plans = new LinkedHashMap<>();

    @Nullable
    QuotaStore store;

    TimeSource time = TimeSource.system();
    RandomGenerator random = new SecureRandom();
    Duration lease = LEASE;
    Duration keep = KEEP;
    Duration retryAfter = RETRY_AFTER;
    QuotaListener listener = event -> {};
    QuotaMeters meters = QuotaMeters.none();

    QuotasBuilder() {}

    /**
     * Where to count. Required, since whether one process counts alone is a choice to be made knowingly.
     *
     * @param newStore the store
     * @return this
     */
    public QuotasBuilder store(QuotaStore newStore) {
        this.store = Objects.requireNonNull(newStore, "store");
        return this;
    }

    /**
     * Adds a plan.
     *
     * @param plan the plan
     * @return this
     * @throws IllegalArgumentException if a plan of that name was added before
     */
    public QuotasBuilder plan(Plan plan) {
        if (plans.putIfAbsent(plan.name(), plan) != null) {
            throw new IllegalArgumentException("plan: " + plan.name() + " twice (expected: unique names)");
        }
        return this;
    }

    /**
     * Where time comes from; the system's by default.
     *
     * @param source the time
     * @return this
     */
    public QuotasBuilder time(TimeSource source) {
        this.time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * Where the keys of reservations without an idempotency key come from: 64 bits name this process. A
     * {@link SecureRandom} by default.
     *
     * @param source the random numbers
     * @return this
     */
    public QuotasBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * How long a reservation may stay open if its request does not say; 2 minutes by default.
     *
     * @param duration positive
     * @return this
     * @throws IllegalArgumentException if the duration is not positive
     */
    public QuotasBuilder lease(Duration duration) {
        this.lease = Expect.positive("lease", duration);
        return this;
    }

    /**
     * How long after its lease a reservation is known: to replay its answer and to settle it late; 24 hours by default.
     *
     * @param duration positive
     * @return this
     * @throws IllegalArgumentException if the duration is not positive
     */
    public QuotasBuilder keep(Duration duration) {
        this.keep = Expect.positive("keep", duration);
        return this;
    }

    /**
     * How long to leave a store alone that did not answer; 1 second by default.
     *
     * @param duration positive
     * @return this
     * @throws IllegalArgumentException if the duration is not positive
     */
    public QuotasBuilder retryStoreAfter(Duration duration) {
        this.retryAfter = Expect.positive("retryStoreAfter", duration);
        return this;
    }

    /**
     * Who hears of soft thresholds, refusals, overruns and a store that is away.
     *
     * @param quotaListener the listener
     * @return this
     */
    public QuotasBuilder listener(QuotaListener quotaListener) {
        this.listener = Objects.requireNonNull(quotaListener, "listener");
        return this;
    }

    /**
     * Where to count {@code newsforge.quota.*}; nowhere by default.
     *
     * @param meterRegistry the registry
     * @return this
     */
    public QuotasBuilder meters(MeterRegistry meterRegistry) {
        this.meters = QuotaMeters.in(Objects.requireNonNull(meterRegistry, "meters"));
        return this;
    }

    /**
     * The quotas.
     *
     * @return the quotas
     * @throws NullPointerException if no store was given
     */
    public Quotas build() {
        return new Quotas(this);
    }
}
