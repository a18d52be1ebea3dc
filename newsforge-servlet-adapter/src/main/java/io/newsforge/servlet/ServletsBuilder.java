package io.newsforge.servlet;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newsforge.NewsForge;
import io.newsforge.expect.Expect;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.quota.Quotas;
import io.newsforge.time.TimeSource;
import io.newsforge.time.Timer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets up {@link NewsForgeServlets}. Not thread-safe; what it built shares nothing with it. */
public final class ServletsBuilder {

    private static final int LARGEST_BODY = 100 << 20;

    final NewsForge forge;
    String prefix = "/api/v1";
    String healthPath = "/health";
    int bodyBytes = 2 << 20;
    int sources = 100;
    int perMinute = 100;
    Duration bodyTimeout = Duration.ofSeconds(10);
    Duration conversionTimeout = Duration.ofSeconds(60);
    Duration batchTimeout = Duration.ofMinutes(10);
    Duration heartbeat = Duration.ofSeconds(5);
    boolean rateLimited = true;
    boolean rateLimitFields;
    boolean healthDetails = true;
    boolean showsWhy;
    boolean behindOthers;
    TimeSource time = TimeSource.system();
    RandomGenerator random = new SecureRandom();
    MeterRegistry meters = new CompositeMeterRegistry();
    SubjectResolver subjects = SubjectResolver.rules().build();
    String ratePlan = "requests";

    @Nullable
    Quotas rateQuotas;

    @Nullable
    Quotas quotas;

    @Nullable
    HealthRegistry health;

    @Nullable
    ReplicaSafety scaling;

    @Nullable
    IdempotencyStore idempotency;

    @Nullable
    Executor executor;

    @Nullable
    Timer timer;

    ServletsBuilder(NewsForge forge) {
        this.forge = Objects.requireNonNull(forge, "forge");
    }

    /**
     * Where the endpoints begin; {@code /api/v1} by default.
     *
     * @param path a slash and names, without one at the end
     * @return this builder
     * @throws IllegalArgumentException if it is none
     */
    public ServletsBuilder prefix(String path) {
        prefix = path("prefix", path);
        return this;
    }

    /**
     * Where health is; {@code /health} by default.
     *
     * @param path a slash and names, without one at the end
     * @return this builder
     * @throws IllegalArgumentException if it is none
     */
    public ServletsBuilder healthPath(String path) {
        healthPath = path("healthPath", path);
        return this;
    }

    private static String path(String name, String path) {
        if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new IllegalArgumentException(name + ": " + path + " (expected: such as /api/v1)");
        }
        return path;
    }

    /**
     * Shows health; it is not shown by default.
     *
     * @param registry the host's; the host starts and closes it
     * @return this builder
     */
    public ServletsBuilder health(HealthRegistry registry) {
        health = Objects.requireNonNull(registry, "health");
        return this;
    }

    /**
     * Shows of health no more than the status.
     *
     * @return this builder
     */
    public ServletsBuilder withoutHealthDetails() {
        healthDetails = false;
        return this;
    }

    /**
     * Shows {@code scaling/info}, which tells of the inside; not shown by default.
     *
     * @param safety who knows
     * @return this builder
     */
    public ServletsBuilder scalingInfo(ReplicaSafety safety) {
        scaling = Objects.requireNonNull(safety, "safety");
        return this;
    }

    /**
     * Who requests are from; {@link SubjectResolver#rules} without keys by default.
     *
     * @param resolver the host's
     * @return this builder
     */
    public ServletsBuilder subjects(SubjectResolver resolver) {
        subjects = Objects.requireNonNull(resolver, "subjects");
        return this;
    }

    /**
     * Answers 402 before any work when a subject has no conversion left; give the same quotas to the NewsForge, which charges them.
     *
     * @param ofConversions the quotas of conversions; none by default
     * @return this builder
     */
    public ServletsBuilder quotas(Quotas ofConversions) {
        quotas = Objects.requireNonNull(ofConversions, "quotas");
        return this;
    }

    /**
     * How many requests a subject may make in any 60 seconds, counted in this process; 100 by default.
     *
     * @param requests 1 to 1,000,000
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public ServletsBuilder requestsPerMinute(int requests) {
        perMinute = Expect.between("requestsPerMinute", requests, 1, 1_000_000);
        rateLimited = true;
        return this;
    }

    /**
     * Counts requests elsewhere, such as in a store that all replicas share.
     *
     * @param quotasOfRequests where
     * @param plan a plan there with limits on {@link io.newsforge.quota.Unit#REQUESTS}
     * @return this builder
     */
    public ServletsBuilder rateLimit(Quotas quotasOfRequests, String plan) {
        rateQuotas = Objects.requireNonNull(quotasOfRequests, "rateLimit");
        ratePlan = Expect.text("plan", plan);
        rateLimited = true;
        return this;
    }

    /**
     * Counts no requests, for hosts that do it before.
     *
     * @return this builder
     */
    public ServletsBuilder withoutRateLimit() {
        rateLimited = false;
        return this;
    }

    /**
     * Tells the limit in {@code RateLimit} and {@code RateLimit-Policy}; not told by default.
     *
     * @return this builder
     */
    public ServletsBuilder rateLimitFields() {
        rateLimitFields = true;
        return this;
    }

    /**
     * Shows all of a conversion's why: steps, routes, writers and details. By default strangers see what
     * {@link io.newsforge.json.ConversionJson#publicLine} shows.
     *
     * @return this builder
     */
    public ServletsBuilder showWhy() {
        showsWhy = true;
        return this;
    }

    /**
     * Puts the filters behind those that the host has declared, so that a principal which one of those sets is seen. By default they
     * stand before them, so that what is refused costs the host nothing.
     *
     * @return this builder
     */
    public ServletsBuilder behindOtherFilters() {
        behindOthers = true;
        return this;
    }

    /**
     * How large a body may be, as it comes and without its gzip; 2 MiB by default.
     *
     * @param bytes 1 to 100 MiB
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public ServletsBuilder maxBodyBytes(int bytes) {
        bodyBytes = Expect.between("maxBodyBytes", bytes, 1, LARGEST_BODY);
        return this;
    }

    /**
     * How many sources a batch may have; 100 by default.
     *
     * @param most 1 to 10,000
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public ServletsBuilder maxSources(int most) {
        sources = Expect.between("maxSources", most, 1, 10_000);
        return this;
    }

    /**
     * How long a body may take to arrive; 10 seconds by default. Later it is a 408.
     *
     * @param longest positive
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public ServletsBuilder bodyTimeout(Duration longest) {
        bodyTimeout = Expect.positive("bodyTimeout", longest);
        return this;
    }

    /**
     * How long one conversion may take in all, fetching included; 60 seconds by default. Later it is a 504.
     *
     * @param longest positive
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public ServletsBuilder conversionTimeout(Duration longest) {
        conversionTimeout = Expect.positive("conversionTimeout", longest);
        return this;
    }

    /**
     * How long a batch may take; 10 minutes by default. What is not done by then is given up.
     *
     * @param longest positive
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public ServletsBuilder batchTimeout(Duration longest) {
        batchTimeout = Expect.positive("batchTimeout", longest);
        return this;
    }

    /**
     * How often a stream shows a sign of life, and finds out whether anybody is there; 5 seconds by default.
     *
     * @param every positive
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public ServletsBuilder heartbeat(Duration every) {
        heartbeat = Expect.positive("heartbeat", every);
        return this;
    }

    /**
     * Where first answers are kept; in this process by default.
     *
     * @param store the store
     * @return this builder
     */
    public ServletsBuilder idempotency(IdempotencyStore store) {
        idempotency = Objects.requireNonNull(store, "idempotency");
        return this;
    }

    /**
     * Who does the work and sends heartbeats; the host closes it. By default a pool of 8 daemon threads a processor with a queue of 256,
     * and threads of their own for heartbeats.
     *
     * @param workers may refuse, which is a 503
     * @return this builder
     */
    public ServletsBuilder executor(Executor workers) {
        executor = Objects.requireNonNull(workers, "executor");
        return this;
    }

    /**
     * What time-outs ring on; the host closes it. By default a daemon thread.
     *
     * @param alarms the timer
     * @return this builder
     */
    public ServletsBuilder timer(Timer alarms) {
        timer = Objects.requireNonNull(alarms, "timer");
        return this;
    }

    /**
     * The clocks; the system's by default.
     *
     * @param source where time comes from
     * @return this builder
     */
    public ServletsBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * Where error ids come from.
     *
     * @param source thread-safe
     * @return this builder
     */
    public ServletsBuilder random(RandomGenerator source) {
        random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * Where {@code newsforge.requests}, {@code newsforge.request.duration} and {@code newsforge.active.connections} are registered;
     * nowhere by default.
     *
     * @param registry the host's
     * @return this builder
     */
    public ServletsBuilder meterRegistry(MeterRegistry registry) {
        meters = Objects.requireNonNull(registry, "meterRegistry");
        return this;
    }

    /**
     * Puts it together.
     *
     * @return servlets and filters, to be installed and at last closed
     */
    public NewsForgeServlets build() {
        return new NewsForgeServlets(this);
    }
}
