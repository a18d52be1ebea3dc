package io.newsforge.llm.router;

import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What observation handlers and conventions of a host see of an attempt: never a text, a credential or a user. */
public final class AttemptObservation extends Observation.Context {

    private final Route route;
    private final int number;
    private volatile @Nullable AttemptTrace trace;

    AttemptObservation(Route route, int number) {
        this.route = route;
        this.number = number;
    }

    void ended(AttemptTrace ended) {
        trace = ended;
    }

    /**
     * On which route.
     *
     * @return the route
     */
    public Route route() {
        return route;
    }

    /**
     * Which attempt of its call.
     *
     * @return from 1
     */
    public int number() {
        return number;
    }

    /**
     * How it ended.
     *
     * @return empty while it is under way
     */
    public Optional<AttemptTrace> trace() {
        return Optional.ofNullable(trace);
    }
}
