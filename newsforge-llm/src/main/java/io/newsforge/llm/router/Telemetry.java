package io.newsforge.llm.router;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of attempts: listeners, meters, observations, the MDC. Thread-safe. */
final class Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final List<AttemptListener> listeners;
    private final ObservationRegistry observations;

    Telemetry(List<AttemptListener> listeners, ObservationRegistry observations) {
        this.listeners = List.copyOf(listeners);
        this.observations = observations;
    }

    @Nullable
    AttemptSpan started(Attempt attempt) {
        RouteState route = attempt.route;
        if (!listeners.isEmpty()) {
            tell(listener -> listener.started(route.route, attempt.number));
        }
        return observations.isNoop() ? null : AttemptSpan.start(route, attempt.number, observations);
    }

    AttemptScope scope(Attempt attempt, @Nullable AttemptSpan span) {
        return new AttemptScope(attempt.route.name(), attempt.number, null, span);
    }

    @SuppressWarnings("try") // the scope is for what happens within
    void ended(Attempt attempt, AttemptTrace trace, @Nullable AttemptSpan span) {
        attempt.route.meters.ended(trace);
        if (span != null) {
            span.stop(trace, attempt.exception());
        }
        if (!listeners.isEmpty()) {
            String request = trace.requestIdOrNull();
            try (AttemptScope scope = new AttemptScope(trace.route(), trace.number(), request, null)) {
                tell(listener -> listener.ended(attempt.route.route, trace));
            }
        }
    }

    void waits(RouteState route, Duration wait) {
        if (!listeners.isEmpty()) {
            tell(listener -> listener.waits(route.route, wait));
        }
    }

    private void tell(Consumer<AttemptListener> what) {
        for (AttemptListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("An attempt listener failed; the attempt is not affected", e);
            }
        }
    }
}
