package io.newsforge.servlet;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.Grant;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Standing;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.quota.Window;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Counts one request of a subject against a plan and answers 429 with {@code Retry-After} when a limit has no room. Credentials that
 * nobody has are counted against the address they come from; when that is spent no key from there is looked at for a minute, so that
 * guessing learns nothing. Thread-safe.
 *
 * <p>With fields, {@code RateLimit-Policy: "requests-per-minute";q=100;w=60} and {@code RateLimit: "requests-per-minute";r=87;t=43}
 * (draft-ietf-httpapi-ratelimit-headers-10, looked at 2026-11-26) tell of the limit with the least left; {@code w} only where a window has a
 * length.
 */
public final class RateLimitFilter implements Filter {

    private static final Amounts ONE = Amounts.of(Unit.REQUESTS, 1);
    private static final int MINUTE = 60;
    private static final Duration MINUTE_OF_LOCK_OUT = Duration.ofMinutes(1);

    private final Quotas quotas;
    private final String plan;
    private final Callers callers;
    private final boolean fields;
    private final ClientAddress addresses;
    private final Guessing guessing;

    RateLimitFilter(Quotas quotas, String plan, Callers callers, boolean fields, Guessing guessing) {
        this.quotas = quotas;
        this.plan = plan;
        this.callers = callers;
        this.fields = fields;
        this.addresses = callers.addresses();
        this.guessing = guessing;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        try {
            String account = Callers.account(callers.subject(http));
            if (guessing.isGoingOn() && callers.showsKey(http)) {
                expectNoGuessing(http);
            }
            count(account, answer);
        } catch (UnknownCallerException e) {
            expectNoGuessing(http);
            guessed(addresses.of(http), answer);
            throw Callers.unknown(e).thrown();
        }
        chain.doFilter(request, response);
    }

    /** The answer to a right key and to a wrong one is the same. */
    private void expectNoGuessing(HttpServletRequest request) {
        Duration left = guessing.left(addresses.of(request));
        if (!left.isNegative() && !left.isZero()) {
            throw Problem.of(429, "rate-limited", "keys: too many that nobody has came from this address")
                    .retryAfter(left)
                    .thrown();
        }
    }

    private void guessed(String address, HttpServletResponse response) {
        try {
            count("guess-" + address, response);
        } catch (ProblemException e) {
            guessing.lockOut(address, MINUTE_OF_LOCK_OUT);
            throw e;
        }
    }

    private void count(String name, HttpServletResponse response) {
        Grant grant = quotas.reserve(Subject.key(name).on(plan), ONE);
        if (grant instanceof Grant.Granted granted) {
            quotas.settle(granted.reservation(), ONE);
            tell(granted.standings(), response);
        } else if (grant instanceof Grant.Refused refused) {
            tell(refused.standings(), response);
            throw limited(refused).thrown();
        } else if (grant instanceof Grant.StoreAway away) {
            throw Problem.of(503, "rate-limit-unknown", "how many requests were made cannot be read")
                    .retryAfter(away.retryAfter())
                    .thrown();
        }
    }

    private static Problem limited(Grant.Refused refused) {
        Standing standing = refused.standing();
        String detail = standing.limit().name() + ": spent (expected: at most "
                + standing.limit().amount() + ")";
        return Problem.of(429, "rate-limited", detail)
                .with("limit", standing.limit().name())
                .with("amount", standing.limit().amount())
                .retryAfter(refused.retryAfter().orElse(null));
    }

    private void tell(List<Standing> standings, HttpServletResponse response) {
        if (fields) {
            standings.stream()
                    .min(Comparator.comparingLong(Standing::remaining))
                    .ifPresent(least -> {
                        response.setHeader("RateLimit-Policy", policy(least));
                        response.setHeader("RateLimit", state(least));
                    });
        }
    }

    private static String policy(Standing standing) {
        String window = standing.limit().window() instanceof Window.SlidingMinute ? ";w=" + MINUTE : "";
        return '"' + standing.limit().name() + "\";q=" + standing.limit().amount() + window;
    }

    private static String state(Standing standing) {
        long seconds = Problems.seconds(standing.resetsIn().orElse(Duration.ZERO));
        return '"' + standing.limit().name() + "\";r=" + standing.remaining() + ";t=" + seconds;
    }
}
