package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a route that has no traffic: an unbilled question, whose good answer holds as long as silence takes. Without one
 * nothing says that the route does not work, so a quiet night is no fault. Thread-safe.
 */
final class RouteSilence {

    private final @Nullable Callable<?> listing;
    private final Duration after;
    private final TimeSource time;
    private volatile @Nullable Long answeredAt;

    RouteSilence(@Nullable Callable<?> listing, Duration after, TimeSource time) {
        this.listing = listing;
        this.after = after;
        this.time = time;
    }

    boolean isSilent(@Nullable Duration quietFor) {
        return quietFor == null || quietFor.compareTo(after) > 0;
    }

    void judge(@Nullable Duration quietFor, Findings findings) throws InterruptedException {
        findings.data(health -> health.with("silent", true));
        if (listing == null) {
            return;
        }
        Exception failure = ask(listing);
        if (failure == null) {
            findings.data(health -> health.with("listing", "answered"));
        } else {
            String silent =
                    quietFor == null ? "there was no attempt yet" : "there was no attempt for " + minutes(quietFor);
            findings.add(
                    Status.DOWN,
                    silent + ", and listing its models failed: "
                            + Health.down(failure).message());
        }
    }

    private @Nullable Exception ask(Callable<?> unbilled) throws InterruptedException {
        Long last = answeredAt;
        if (last != null && time.nanos() - last < Expect.nanos(after)) {
            return null;
        }
        try {
            unbilled.call();
            answeredAt = time.nanos();
            return null;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return e;
        }
    }

    private static String minutes(Duration quiet) {
        return quiet.toMinutes() > 0 ? quiet.toMinutes() + " min" : quiet.toSeconds() + " s";
    }
}
