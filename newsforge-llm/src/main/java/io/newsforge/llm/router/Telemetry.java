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
        return observations.isNoop() ? null : span(route, attempt.number);
    }

    private @Nullable AttemptSpan span(RouteState route, int number) {
        try {
            return AttemptSpan.start(route, number, observations);
        } catch (RuntimeException e) {
            LOG.warn("An observation could not be started; the attempt is not affected", e);
            return null;
        }
    }

    AttemptScope scope(Attempt attempt, @Nullable AttemptSpan span) {
        return new AttemptScope(attempt.route.name(), attempt.number, null, span);
    }

    @SuppressWarnings("try") // the scope is for what happens within
    void ended(Attempt attempt, AttemptTrace trace, @Nullable AttemptSpan span) {
        harmless("The meters", () -> attempt.route.meters.ended(trace));
        if (span != null) {
            harmless("An observation", () -> span.stop(trace, attempt.exception()));
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
            harmless("An attempt listener", () -> what.accept(listener));
        }
    }

    /** Who only watches changes nothing: an answer that was paid for is not lost because it could not be counted. */
    private static void harmless(String who, Runnable watches) {
        try {
            watches.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed; the attempt is not affected", who, e);
        }
    }
}
