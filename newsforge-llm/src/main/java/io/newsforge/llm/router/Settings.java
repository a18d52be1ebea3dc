package io.newsforge.llm.router;

import io.newsforge.llm.price.TokenBounds;
import io.newsforge.quota.Quotas;
import io.newsforge.time.Sleeper;
import io.newsforge.time.TimeSource;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a router was built with. Immutable. */
final class Settings {

    final RouteState[] routes;
    final Strategy strategy;
    final Duration timeout;
    final int maxAttempts;
    final Duration patience;
    final Duration asideFor;
    final boolean elsewhereAfterRefusal;
    final OnCut onCut;
    final OnCancel onCancel;
    final @Nullable Duration hedgeAfter;
    final @Nullable Quotas quotas;
    final TokenBounds bounds;
    final @Nullable Executor executor;
    final @Nullable Timer timer;
    final TimeSource time;
    final RandomGenerator random;
    final Sleeper sleeper;
    final Telemetry telemetry;

    Settings(RouterBuilder from, List<RouteState> routes) {
        this.routes = routes.toArray(RouteState[]::new);
        strategy = from.strategy;
        timeout = from.timeout;
        maxAttempts = from.maxAttempts;
        patience = from.patience;
        asideFor = from.asideFor;
        elsewhereAfterRefusal = from.elsewhereAfterRefusal;
        onCut = from.onCut;
        onCancel = from.onCancel;
        hedgeAfter = from.hedgeAfter;
        quotas = from.quotas;
        bounds = from.bounds;
        executor = from.executor;
        timer = from.timer;
        time = from.time;
        random = from.random;
        sleeper = from.sleeper;
        telemetry = new Telemetry(from.listeners, from.observations);
    }

    /** A credential is given by an account's name, and must not reach another vendor that goes by the same. */
    void checkCredentials(CallOptions options) {
        for (String account : options.credentials.keySet()) {
            long named = Arrays.stream(routes)
                    .map(route -> route.account)
                    .filter(state -> state.name.equals(account))
                    .distinct()
                    .count();
            if (named > 1) {
                throw new IllegalArgumentException("credential: for " + account + ", the name of " + named
                        + " accounts (expected: of one; give their routes accounts of different names)");
            }
        }
    }

    boolean canHedge() {
        return executor != null && timer != null;
    }
}
