package io.newsforge.llm.router;

/**
 * How to choose among routes that can be tried. Asked again for each route the call goes on to. Implementations are thread-safe
 * and quick, and choose by nothing but what they are shown.
 *
 * <pre>{@code
 * Strategy dearest = candidates -> {
 *     int best = 0;
 *     for (int i = 1; i < candidates.size(); i++) {
 *         if (candidates.worstCost(i).orElse(0) > candidates.worstCost(best).orElse(0)) {
 *             best = i;
 *         }
 *     }
 *     return best;
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Strategy {

    /**
     * Chooses.
     *
     * @param candidates at least two
     * @return the index of one of them
     */
    int choose(Candidates candidates);

    /**
     * The first in the order in which the router was given the routes.
     *
     * @return the default
     */
    static Strategy priority() {
        return candidates -> 0;
    }

    /**
     * By chance, each as often as its weight says. A weight of 0 is chosen only when all have it.
     *
     * @return the strategy
     */
    static Strategy weighted() {
        return Choosing::weighted;
    }

    /**
     * Of two by chance the one that answers sooner, its attempts under way counted in.
     *
     * @return the strategy
     */
    static Strategy leastLatency() {
        return Choosing::leastLatency;
    }

    /**
     * The one with the fewest attempts under way; of several the first.
     *
     * @return the strategy
     */
    static Strategy leastBusy() {
        return Choosing::leastBusy;
    }

    /**
     * The one on which this call can cost the least; of several the first. Unknown prices come last.
     *
     * @return the strategy
     */
    static Strategy cheapest() {
        return Choosing::cheapest;
    }

    /**
     * Always the same one for the same {@link CallOptions.Builder#stickyKey key}, so that the vendor's cache is warm; keys are spread
     * by weight, and when a route goes only its keys move. A call without a key takes the first.
     *
     * @return the strategy
     */
    static Strategy sticky() {
        return Choosing::sticky;
    }
}
