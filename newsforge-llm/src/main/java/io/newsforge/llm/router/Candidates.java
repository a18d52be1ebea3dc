package io.newsforge.llm.router;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * The routes a {@link Strategy} chooses from, as they are now. At least two, in the order in which the router was given them.
 * Only valid during the choice.
 */
public interface Candidates {

    /**
     * How many there are.
     *
     * @return at least 2
     */
    int size();

    /**
     * One of them.
     *
     * @param index from 0
     * @return the route
     */
    Route route(int index);

    /**
     * Its weight now.
     *
     * @param index from 0
     * @return 0 to 1,000,000
     */
    int weight(int index);

    /**
     * How many attempts are under way on it.
     *
     * @param index from 0
     * @return not negative
     */
    int inFlight(int index);

    /**
     * How long its answers take lately: quick to rise to a peak, slow to fall.
     *
     * @param index from 0
     * @return nanoseconds; 0 if nothing is known
     */
    double latencyNanos(int index);

    /**
     * The most this call can cost on it.
     *
     * @param index from 0
     * @return micro-US-dollars, or empty if the price is unknown and no ceiling declared
     */
    OptionalLong worstCost(int index);

    /**
     * What the call wants to stick to.
     *
     * @return the key, or empty if the call has none
     */
    Optional<String> stickyKey();

    /**
     * Where chance comes from.
     *
     * @return the router's random numbers
     */
    RandomGenerator random();
}
