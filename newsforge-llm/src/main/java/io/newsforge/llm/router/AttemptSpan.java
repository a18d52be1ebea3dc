package io.newsforge.llm.router;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The observation of one attempt. */
final class AttemptSpan {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptSpan.class);

    private final ObservationRegistry registry;
    private final AttemptObservation context;
    private final Observation observation;

    private AttemptSpan(ObservationRegistry registry, AttemptObservation context, Observation observation) {
        this.registry = registry;
        this.context = context;
        this.observation = observation;
    }

    static AttemptSpan start(RouteState route, int number, ObservationRegistry registry) {
        AttemptObservation context = new AttemptObservation(route.route, number);
        Observation observation = Observation.createNotStarted(null, GenAiConvention.INSTANCE, () -> context, registry);
        return new AttemptSpan(registry, context, observation.start());
    }

    /** Opens its scope on this thread, and gives how to close it. A handler that throws leaves the thread as it was before. */
    Runnable enter() {
        Observation.Scope before = registry.getCurrentObservationScope();
        try {
            Observation.Scope scope = observation.openScope();
            return () -> leave(scope, before);
        } catch (RuntimeException e) {
            restore(before, e);
            return () -> {};
        }
    }

    private void leave(Observation.Scope scope, Observation.@Nullable Scope before) {
        try {
            scope.close();
        } catch (RuntimeException e) {
            restore(before, e);
        }
    }

    private void restore(Observation.@Nullable Scope before, RuntimeException why) {
        LOG.warn("The scope of an observation failed; the attempt is not affected", why);
        registry.setCurrentObservationScope(before);
    }

    void stop(AttemptTrace trace, @Nullable Throwable failure) {
        context.ended(trace);
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }
}
