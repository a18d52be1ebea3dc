package io.newsforge.testkit.llm;

import java.util.Objects;

/** Decides what a {@link FaultyProvider} does with a request. Called by many threads at once. */
@FunctionalInterface
public interface Script {

    /**
     * What to do with a request.
     *
     * @param request the request, read whole
     * @return what to do
     */
    Behaviour behaviour(ReceivedRequest request);

    /**
     * The same for every request.
     *
     * @param behaviour what to do
     * @return the script
     */
    static Script always(Behaviour behaviour) {
        Objects.requireNonNull(behaviour, "behaviour");
        return request -> behaviour;
    }
}
