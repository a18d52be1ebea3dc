package io.newsforge.llm.router;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** The observation of one attempt. */
final class AttemptSpan {

    private final AttemptObservation context;
    private final Observation observation;

    private AttemptSpan(AttemptObservation context, Observation observation) {
        this.context = context;
        this.observation = observation;
    }

    static AttemptSpan start(RouteState route, int number, ObservationRegistry registry) {
        AttemptObservation context = new AttemptObservation(route.route, number);
        Observation observation = Observation.createNotStarted(null, GenAiConvention.INSTANCE, () -> context, registry);
        return new AttemptSpan(context, observation.start());
    }

    Observation.Scope open() {
        return observation.openScope();
    }

    void stop(AttemptTrace trace, @Nullable Throwable failure) {
        context.ended(trace);
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }
}
