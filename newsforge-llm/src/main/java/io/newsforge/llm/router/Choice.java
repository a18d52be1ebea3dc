package io.newsforge.llm.router;

import io.newsforge.quota.Amounts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which routes a call can still go to. Each is open once; what has to wait is deferred and comes back when its time has come. Sets of
 * routes are bits of a long, so a router has at most 64. For one thread at a time.
 */
final class Choice implements Candidates {

    static final int MOST_ROUTES = Long.SIZE;

    private static final long NOT_COUNTED = -1;

    private final CallPlan plan;
    private final RouteState[] routes;
    private final Strategy strategy;
    private final long[] inputBounds;
    private final int[] shown;
    private int size;
    private long now;
    private long fit;
    private long open;
    private long deferred;
    private long @Nullable [] readyAt;

    Choice(CallPlan plan) {
        this.plan = plan;
        this.routes = plan.settings.routes;
        this.strategy = plan.options.strategy == null ? plan.settings.strategy : plan.options.strategy;
        this.inputBounds = new long[routes.length];
        this.shown = new int[routes.length];
        Arrays.fill(inputBounds, NOT_COUNTED);
    }

    /** Opens what is fit for the call. Once, before anything else. */
    void begin() {
        for (RouteState route : routes) {
            PassedOver no = Fitness.unfit(route, plan);
            if (no == null) {
                fit |= bit(route);
            } else {
                plan.add(no);
            }
        }
        open = fit;
    }

    private static long bit(RouteState route) {
        return 1L << route.index;
    }

    boolean hasOpen() {
        return open != 0;
    }

    /** Whether nothing but waiting stood between the call and the route. */
    boolean isFit(RouteState route) {
        return (fit & bit(route)) != 0;
    }

    /** The route to go to next, closed by being chosen; null if none is open. */
    @Nullable
    RouteState next() {
        if (open == 0) {
            return null;
        }
        size = 0;
        for (long left = open; left != 0; left &= left - 1) {
            shown[size++] = Long.numberOfTrailingZeros(left);
        }
        RouteState chosen = routes[shown[size == 1 ? 0 : choose()]];
        open &= ~bit(chosen);
        return chosen;
    }

    private int choose() {
        now = plan.nanos();
        int index = strategy.choose(this);
        if (index < 0 || index >= size) {
            throw new IllegalStateException("strategy's choice: " + index + " (expected: 0 to " + (size - 1) + ")");
        }
        return index;
    }

    void reopen(RouteState route) {
        open |= bit(route);
        deferred &= ~bit(route);
    }

    /** It comes back when the others are through, but not before a moment. */
    void defer(RouteState route, long until) {
        notBefore(route, until);
        deferred |= bit(route);
    }

    /** It does not work before a moment. */
    void notBefore(RouteState route, long until) {
        long[] ready = readyAt;
        if (ready == null) {
            ready = new long[routes.length];
            readyAt = ready;
        }
        ready[route.index] = until;
    }

    void drop(RouteState route) {
        deferred &= ~bit(route);
    }

    /** The deferred route whose time comes first, or null. */
    @Nullable
    RouteState soonest() {
        RouteState first = null;
        for (long left = deferred; left != 0; left &= left - 1) {
            RouteState route = routes[Long.numberOfTrailingZeros(left)];
            if (first == null || readyAt(route) - readyAt(first) < 0) {
                first = route;
            }
        }
        return first;
    }

    boolean hasReadyBefore(long moment) {
        RouteState first = soonest();
        return first != null && readyAt(first) - moment < 0;
    }

    private long readyAt(RouteState route) {
        long[] ready = readyAt;
        return ready == null ? 0 : ready[route.index];
    }

    /** How long until a route that asked for time may be asked again. */
    Duration waitFor(RouteState route, long at) {
        boolean asked = readyAt != null && readyAt(route) != 0;
        return Duration.ofNanos(asked ? Math.max(0, readyAt(route) - at) : 0);
    }

    /** The prompt did not fit: leaves only windows that are known to be larger. */
    void onlyLargerThan(RouteState tooSmall) {
        for (RouteState route : routes) {
            boolean larger = route.window.isPresent()
                    && (tooSmall.window.isEmpty() || route.window.getAsLong() > tooSmall.window.getAsLong());
            if (!larger && ((open | deferred) & bit(route)) != 0) {
                open &= ~bit(route);
                deferred &= ~bit(route);
                plan.add(new PassedOver.WindowTooSmall(route.name(), inputBound(route) + plan.maxTokens()));
            }
        }
    }

    /** The most tokens the prompt can be on a route; counted when first asked for, and once for each model. */
    long inputBound(RouteState route) {
        long known = inputBounds[route.index];
        if (known != NOT_COUNTED) {
            return known;
        }
        long counted = NOT_COUNTED;
        for (RouteState other : routes) {
            if (inputBounds[other.index] != NOT_COUNTED && other.model.equals(route.model)) {
                counted = inputBounds[other.index];
            }
        }
        counted = counted == NOT_COUNTED
                ? Math.min(plan.settings.bounds.input(route.model, plan.prompt), Amounts.MAX)
                : counted;
        inputBounds[route.index] = counted;
        return counted;
    }

    private RouteState at(int index) {
        return routes[shown[index]];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Route route(int index) {
        return at(index).route;
    }

    @Override
    public int weight(int index) {
        return at(index).weight();
    }

    @Override
    public int inFlight(int index) {
        return at(index).inFlight();
    }

    @Override
    public double latencyNanos(int index) {
        return at(index).latency.nanos(now);
    }

    @Override
    public OptionalLong worstCost(int index) {
        RouteState route = at(index);
        long worst = route.worst(inputBound(route), plan.maxTokens());
        return worst == RouteState.UNKNOWN_COST ? OptionalLong.empty() : OptionalLong.of(worst);
    }

    @Override
    public Optional<String> stickyKey() {
        return Optional.ofNullable(plan.options.stickyKey);
    }

    @Override
    public RandomGenerator random() {
        return plan.settings.random;
    }
}
