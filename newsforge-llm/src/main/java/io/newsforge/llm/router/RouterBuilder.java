package io.newsforge.llm.router;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.newsforge.expect.Expect;
import io.newsforge.llm.price.PriceTable;
import io.newsforge.llm.price.TokenBounds;
import io.newsforge.quota.Quotas;
import io.newsforge.retry.Backoff;
import io.newsforge.retry.RetryBudget;
import io.newsforge.time.Sleeper;
import io.newsforge.time.TimeSource;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ModelRouter}; for one thread at a time, and reusable: what it built shares nothing with it but what it was given. */
public final class RouterBuilder {

    Strategy strategy = Strategy.priority();
    Duration timeout = Duration.ofSeconds(30);
    int maxAttempts = 6;
    Duration patience = Duration.ofSeconds(1);
    Duration asideFor = Duration.ofMinutes(5);
    boolean elsewhereAfterRefusal;
    OnCut onCut = OnCut.FAIL;
    OnCancel onCancel = OnCancel.ABORT;

    @Nullable
    Duration hedgeAfter;

    @Nullable
    Quotas quotas;

    TokenBounds bounds = TokenBounds.builtIn();

    @Nullable
    Executor executor;

    @Nullable
    Timer timer;

    TimeSource time = TimeSource.system();
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    Sleeper sleeper = Sleeper.system();
    final List<AttemptListener> listeners = new ArrayList<>();
    ObservationRegistry observations = ObservationRegistry.NOOP;
    final List<Route> routes = new ArrayList<>();
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    @Nullable
    RetryBudget retryBudget;

    @Nullable
    PriceTable prices;

    @Nullable
    MeterRegistry meters;

    RouterBuilder() {}

    /**
     * Adds a route, after those there are.
     *
     * @param route the route
     * @return this builder
     * @throws IllegalArgumentException if a route of that name was added before, or there are 64 already
     */
    public RouterBuilder route(Route route) {
        if (routes.stream().anyMatch(known -> known.name().equals(route.name()))) {
            throw new IllegalArgumentException("route: " + route.name() + " twice (expected: unique names)");
        }
        Expect.between("routes", routes.size() + 1, 1, Choice.MOST_ROUTES);
        routes.add(route);
        return this;
    }

    /**
     * Sets how routes are chosen. {@link Strategy#priority()} by default.
     *
     * @param how the strategy
     * @return this builder
     */
    public RouterBuilder strategy(Strategy how) {
        strategy = Objects.requireNonNull(how, "strategy");
        return this;
    }

    /**
     * Bounds a call, all its attempts and waits together. 30 seconds by default.
     *
     * @param longest positive
     * @return this builder
     * @throws IllegalArgumentException if the duration is not positive
     */
    public RouterBuilder timeout(Duration longest) {
        timeout = Expect.positive("timeout", longest);
        return this;
    }

    /**
     * Bounds the attempts of a call on all routes together. 6 by default.
     *
     * @param most 1 to 100
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public RouterBuilder maxAttempts(int most) {
        maxAttempts = Expect.between("maxAttempts", most, 1, 100);
        return this;
    }

    /**
     * Sets how long a call rather waits, for its turn or for what a provider asked for, than goes to another route. 1 second by default.
     * Where no other route is left, it waits as long as its deadline allows.
     *
     * @param longest not negative
     * @return this builder
     * @throws IllegalArgumentException if the duration is negative
     */
    public RouterBuilder patience(Duration longest) {
        patience = Expect.notNegative("patience", longest);
        return this;
    }

    /**
     * Sets how long an account is left alone when its money is spent or its credential refused, or a route when it has no such model,
     * unless the vendor said how long. 5 minutes by default; then one attempt finds out.
     *
     * @param duration positive
     * @return this builder
     * @throws IllegalArgumentException if the duration is not positive
     */
    public RouterBuilder setAsideFor(Duration duration) {
        asideFor = Expect.positive("setAsideFor", duration);
        return this;
    }

    /**
     * Sets the waits before an attempt on the same route. Full jitter up to 200 ms, doubling up to 10 seconds by default.
     *
     * @param waits the backoff
     * @return this builder
     */
    public RouterBuilder backoff(Backoff waits) {
        backoff = Objects.requireNonNull(waits, "backoff");
        return this;
    }

    /**
     * Sets what keeps retries on the same route a share of calls, for all routes together. By default each route has a budget of its
     * own, one retry for five calls with ten in reserve. Going to another route takes nothing out of it.
     *
     * @param shared the budget
     * @return this builder
     */
    public RouterBuilder retryBudget(RetryBudget shared) {
        retryBudget = Objects.requireNonNull(shared, "retryBudget");
        return this;
    }

    /**
     * Goes to another route when a model refuses or a vendor's filter stops the answer. Off by default.
     *
     * @return this builder
     */
    public RouterBuilder elsewhereAfterRefusal() {
        elsewhereAfterRefusal = true;
        return this;
    }

    /**
     * Sets what happens to a stream that breaks off after its first token. {@link OnCut#FAIL} by default.
     *
     * @param policy what happens
     * @return this builder
     */
    public RouterBuilder onCut(OnCut policy) {
        onCut = Objects.requireNonNull(policy, "onCut");
        return this;
    }

    /**
     * Sets what happens to a stream that is closed before its end. {@link OnCancel#ABORT} by default.
     *
     * @param policy what happens
     * @return this builder
     */
    public RouterBuilder onCancel(OnCancel policy) {
        onCancel = Objects.requireNonNull(policy, "onCancel");
        return this;
    }

    /**
     * Sends a second attempt, on another route, beside a first one that is slow. Off by default, since it costs a second answer. Needs a
     * {@link #timer} and an {@link #executor}.
     *
     * @param delay how long the first attempt has for itself, positive
     * @return this builder
     * @throws IllegalArgumentException if the duration is not positive
     */
    public RouterBuilder hedgeAfter(Duration delay) {
        hedgeAfter = Expect.positive("hedgeAfter", delay);
        return this;
    }

    /**
     * Reserves and settles each attempt for the subject its call names. None by default.
     *
     * @param counted the quotas
     * @return this builder
     */
    public RouterBuilder quotas(Quotas counted) {
        quotas = Objects.requireNonNull(counted, "quotas");
        return this;
    }

    /**
     * Sets the prices of routes that have none of their own. {@link PriceTable#builtIn()} by default.
     *
     * @param table the table
     * @return this builder
     */
    public RouterBuilder prices(PriceTable table) {
        prices = Objects.requireNonNull(table, "prices");
        return this;
    }

    /**
     * Sets how prompts are counted before they are sent. {@link TokenBounds#builtIn()} by default.
     *
     * @param tokens the bounds
     * @return this builder
     */
    public RouterBuilder bounds(TokenBounds tokens) {
        bounds = Objects.requireNonNull(tokens, "bounds");
        return this;
    }

    /**
     * Sets what calls of {@link ModelRouter#sendAsync}, hedges and drained streams run on. None by default. The host keeps and closes it.
     *
     * @param host the executor; its threads block while they wait for an answer
     * @return this builder
     */
    public RouterBuilder executor(Executor host) {
        executor = Objects.requireNonNull(host, "executor");
        return this;
    }

    /**
     * Sets what hedges and the bound on a stream's first token are timed by. None by default. The host keeps and closes it.
     *
     * @param host the timer
     * @return this builder
     */
    public RouterBuilder timer(Timer host) {
        timer = Objects.requireNonNull(host, "timer");
        return this;
    }

    /**
     * Sets the clock. The system's by default.
     *
     * @param source the time
     * @return this builder
     */
    public RouterBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * Sets where chance comes from: jitter and strategies. Each thread's own generator by default.
     *
     * @param source thread-safe
     * @return this builder
     */
    public RouterBuilder random(RandomGenerator source) {
        random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * Sets how calls wait. Blocks the calling thread by default.
     *
     * @param how asked for at most 25 ms at a time, so that a cancelled call is soon over
     * @return this builder
     */
    public RouterBuilder sleeper(Sleeper how) {
        sleeper = Objects.requireNonNull(how, "sleeper");
        return this;
    }

    /**
     * Adds somebody who hears of attempts.
     *
     * @param listener the listener
     * @return this builder
     */
    public RouterBuilder listener(AttemptListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets where {@code newsforge.attempts}, {@code newsforge.breaker.*} and {@code gen_ai.client.*} are counted. Nowhere by default.
     *
     * @param registry the registry
     * @return this builder
     */
    public RouterBuilder meters(MeterRegistry registry) {
        meters = Objects.requireNonNull(registry, "meters");
        return this;
    }

    /**
     * Observes each attempt as {@code gen_ai.client.operation}. None by default, and then free.
     *
     * @param registry the registry
     * @return this builder
     */
    public RouterBuilder observations(ObservationRegistry registry) {
        observations = Objects.requireNonNull(registry, "observations");
        return this;
    }

    /**
     * Builds the router.
     *
     * @return the router
     * @throws IllegalArgumentException if it has no route, or hedges without a timer and an executor
     */
    public ModelRouter build() {
        Expect.between("routes", routes.size(), 1, Choice.MOST_ROUTES);
        if (hedgeAfter != null && (timer == null || executor == null)) {
            throw new IllegalArgumentException(
                    "hedgeAfter: " + hedgeAfter + " (expected: a timer and an executor too)");
        }
        return new ModelRouter(new Settings(this, RouteAssembly.states(this)));
    }
}
