package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a {@link RouteCheck}; for one thread at a time, and reusable. */
public final class RouteCheckBuilder {

    final Supplier<RouteTraffic> traffic;
    Duration window = Duration.ofMinutes(1);
    int minimumVolume = 10;
    double errorRatio = 0.5;
    double lowShare = 0.1;
    long fewRequests = 5;
    long fewTokens = 2_000;
    double budgetLow = 0.05;
    Duration silentAfter = Duration.ofMinutes(5);
    TimeSource time = TimeSource.system();

    @Nullable
    Callable<?> listing;

    RouteCheckBuilder(Supplier<RouteTraffic> traffic) {
        this.traffic = Objects.requireNonNull(traffic, "traffic");
    }

    /**
     * How far back errors count. 1 min by default.
     *
     * @param back at least 1 s, at most a day
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public RouteCheckBuilder window(Duration back) {
        Expect.between(
                "window in seconds", Objects.requireNonNull(back, "window").toSeconds(), 1, 86_400);
        window = back;
        return this;
    }

    /**
     * How many attempts there must be in the window before a ratio says anything. 10 by default.
     *
     * @param attempts at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public RouteCheckBuilder minimumVolume(int attempts) {
        minimumVolume = Expect.between("minimumVolume", attempts, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Which share of failures degrades. 0.5 by default.
     *
     * @param share above 0 and at most 1
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public RouteCheckBuilder errorRatio(double share) {
        errorRatio = Expect.share("errorRatio", share);
        return this;
    }

    /**
     * Below which share of a vendor's limit the rest is low. 0.1 by default.
     *
     * @param share above 0 and at most 1
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public RouteCheckBuilder lowShare(double share) {
        lowShare = Expect.share("lowShare", share);
        return this;
    }

    /**
     * Below how much the rest is low when the vendor did not say of how much. 5 requests and 2,000 tokens by default.
     *
     * @param requests at least 0, which never is low
     * @param tokens at least 0, which never is low
     * @return this builder
     * @throws IllegalArgumentException if one is negative
     */
    public RouteCheckBuilder few(long requests, long tokens) {
        fewRequests = Expect.between("requests", requests, 0, Long.MAX_VALUE);
        fewTokens = Expect.between("tokens", tokens, 0, Long.MAX_VALUE);
        return this;
    }

    /**
     * Below which share of the budget it is nearly spent. 0.05 by default.
     *
     * @param share above 0 and at most 1
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public RouteCheckBuilder budgetLow(double share) {
        budgetLow = Expect.share("budgetLow", share);
        return this;
    }

    /**
     * How long a route must be without traffic to count as silent. 5 min by default.
     *
     * @param quiet above zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public RouteCheckBuilder silentAfter(Duration quiet) {
        silentAfter = Expect.positive("silentAfter", quiet);
        return this;
    }

    /**
     * What a silent route is asked. Without it a silent route is up.
     *
     * @param unbilled a request that costs nothing, such as the list of models; never a completion. What it returns is not looked at
     * @return this builder
     */
    public RouteCheckBuilder listing(Callable<?> unbilled) {
        listing = Objects.requireNonNull(unbilled, "listing");
        return this;
    }

    /**
     * The clock of the window. The system's by default.
     *
     * @param source where time comes from
     * @return this builder
     */
    public RouteCheckBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * The check, with an empty window.
     *
     * @return a check that shares nothing with this builder
     */
    public RouteCheck build() {
        return new RouteCheck(this);
    }
}
