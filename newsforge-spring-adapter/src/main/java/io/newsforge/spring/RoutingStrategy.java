package io.newsforge.spring;

/** How a call chooses among the routes that can be tried. */
public enum RoutingStrategy {
    /** The first in order. */
    PRIORITY,
    /** By chance, each as often as its weight says. */
    WEIGHTED,
    /** The one that answers sooner, of two by chance. */
    LEAST_LATENCY,
    /** The one with the fewest attempts under way. */
    LEAST_BUSY,
    /** The one on which the call can cost the least. */
    CHEAPEST,
    /** Always the same one for the same key. */
    STICKY
}
