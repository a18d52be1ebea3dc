package io.newsforge.breaker;

import java.time.Duration;

/**
 * What a breaker looked like at a moment. Immutable.
 *
 * @param name the name of the breaker
 * @param state the state; still {@link BreakerState#OPEN} after the cool-down until somebody asks for a permit
 * @param generation grows with each change of the state
 * @param calls the calls in the closed state's window; with a consecutive rule only the failures of the streak. 0 in other states
 * @param faults the failed or slow calls among them
 * @param probesOut the half-open state's probes under way
 * @param probesGood the half-open state's probes that went well
 * @param retryAfter what is left of the open state's cool-down, zero in other states
 * @param rejected how many were ever rejected
 * @param opened how often the breaker ever opened by itself
 */
public record BreakerSnapshot(
        String name,
        BreakerState state,
        long generation,
        long calls,
        long faults,
        int probesOut,
        int probesGood,
        Duration retryAfter,
        long rejected,
        long opened) {}
