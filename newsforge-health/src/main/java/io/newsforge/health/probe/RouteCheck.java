package io.newsforge.health.probe;

import io.newsforge.breaker.BreakerSnapshot;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How well a provider's route is, judged by its real traffic: it costs nothing. Thread-safe; keeps a window of its own, so register each
 * once.
 *
 * <pre>{@code
 * RouteCheck.builder(() -> traffic(router, "primary")).listing(() -> provider.models(call)).build();
 * }</pre>
 *
 * <p>Down if the breaker is open. Degraded if the breaker is half-open or its cool-down is over, if at least half of at least 10 attempts
 * of the last minute failed, if the route is set aside, if less than 10 % of the vendor's limit is left (or fewer than 5 requests or
 * 2,000 tokens, if the limit was not said) and that has not been reset since, or if less than 5 % of the budget is left.
 *
 * <p>Only a route without traffic for more than 5 min is asked for something that costs nothing, at most once in that time while it
 * answers, and is down if that fails. If there is nothing to ask it is up, since nothing says that it does not work. A route without
 * traffic so far is silent too.
 *
 * <p>Its reach is the vendor's: it is never part of {@code liveness} or {@code readiness}. Data: {@code breaker}, {@code attempts} and
 * {@code failures} of the window, {@code quiet_s}, {@code requests_left}, {@code tokens_left}, {@code budget_left}, {@code silent},
 * {@code listing}.
 */
public final class RouteCheck implements HealthCheck {

    private final Supplier<RouteTraffic> traffic;
    private final TimeSource time;
    private final int minimumVolume;
    private final double errorRatio;
    private final double lowShare;
    private final long fewRequests;
    private final long fewTokens;
    private final double budgetLow;
    private final RouteWindow window;
    private final RouteSilence silence;

    RouteCheck(RouteCheckBuilder builder) {
        traffic = builder.traffic;
        time = builder.time;
        minimumVolume = builder.minimumVolume;
        errorRatio = builder.errorRatio;
        lowShare = builder.lowShare;
        fewRequests = builder.fewRequests;
        fewTokens = builder.fewTokens;
        budgetLow = builder.budgetLow;
        window = new RouteWindow(builder.window);
        silence = new RouteSilence(builder.listing, builder.silentAfter, builder.time);
    }

    /**
     * A check with the defaults, which asks a silent route for nothing.
     *
     * @param traffic reads what is known, from memory
     * @return the check
     */
    public static RouteCheck of(Supplier<RouteTraffic> traffic) {
        return builder(traffic).build();
    }

    /**
     * Begins a check.
     *
     * @param traffic reads what is known, from memory
     * @return a builder with the defaults
     */
    public static RouteCheckBuilder builder(Supplier<RouteTraffic> traffic) {
        return new RouteCheckBuilder(traffic);
    }

    @Override
    public Health check() throws InterruptedException {
        RouteTraffic seen = traffic.get();
        Findings findings = new Findings();
        breaker(findings, seen.breaker());
        errors(findings, seen);
        aside(findings, seen);
        left(findings, seen, seen.requestsOrNull(), "requests", fewRequests);
        left(findings, seen, seen.tokensOrNull(), "tokens", fewTokens);
        budget(findings, seen.budgetLeftOrNull());
        if (!findings.isDown() && silence.isSilent(seen.quietForOrNull())) {
            silence.judge(seen.quietForOrNull(), findings);
        }
        return findings.health();
    }

    private static void breaker(Findings findings, BreakerSnapshot breaker) {
        String state = breaker.state().name().toLowerCase(Locale.ROOT);
        findings.data(health -> health.with("breaker", state));
        switch (breaker.state()) {
            case OPEN -> open(findings, breaker);
            case FORCED_OPEN -> findings.add(Status.DOWN, "the breaker was opened by hand");
            case HALF_OPEN -> findings.add(Status.DEGRADED, "the breaker is half-open");
            case CLOSED, DISABLED -> {}
        }
    }

    private static void open(Findings findings, BreakerSnapshot breaker) {
        if (breaker.retryAfter().isZero()) {
            findings.add(Status.DEGRADED, "the breaker was open and nobody has tried since");
        } else {
            findings.add(Status.DOWN, "the breaker is open for " + seconds(breaker.retryAfter()) + " s more");
        }
    }

    /** Rounded up, so that it never says none. */
    private static long seconds(Duration left) {
        return left.plusNanos(999_999_999).toSeconds();
    }

    private void errors(Findings findings, RouteTraffic seen) {
        RouteWindow.Grown grown = window.read(time.nanos(), seen.attempts(), seen.failures());
        findings.data(health -> health.with("attempts", grown.attempts()).with("failures", grown.failures()));
        if (grown.attempts() >= minimumVolume && grown.failures() >= errorRatio * grown.attempts()) {
            findings.add(Status.DEGRADED, grown.failures() + " of " + grown.attempts() + " attempts failed lately");
        }
        if (seen.quietForOrNull() != null) {
            long quiet = seen.quietForOrNull().toSeconds();
            findings.data(health -> health.with("quiet_s", quiet));
        }
    }

    private static void aside(Findings findings, RouteTraffic seen) {
        if (seen.asideWhyOrNull() != null) {
            findings.add(
                    Status.DEGRADED,
                    "it is set aside for " + seconds(seen.asideFor()) + " s more: " + seen.asideWhyOrNull());
        }
    }

    private void left(Findings findings, RouteTraffic seen, RouteTraffic.@Nullable Left left, String what, long few) {
        if (left == null || !seen.holds(left)) {
            return;
        }
        findings.data(health -> health.with(what + "_left", left.remaining()));
        if (left.isLow(lowShare, few)) {
            findings.add(Status.DEGRADED, left.remaining() + " " + what + " are left of the vendor's limit");
        }
    }

    private void budget(Findings findings, @Nullable Double left) {
        if (left == null) {
            return;
        }
        findings.data(health -> health.with("budget_left", Marks.rounded(left)));
        if (left <= 0) {
            findings.add(Status.DEGRADED, "the budget is spent");
        } else if (left < budgetLow) {
            findings.add(Status.DEGRADED, Marks.percent(left) + " of the budget is left");
        }
    }

    @Override
    public Reach reach() {
        return Reach.VENDOR;
    }
}
