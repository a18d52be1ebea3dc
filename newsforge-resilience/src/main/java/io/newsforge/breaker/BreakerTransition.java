package io.newsforge.breaker;

import java.time.Instant;

/**
 * A breaker went from one state to another. Told after the change, so the breaker may be further on by then; of two
 * transitions told at once the one with the higher generation is the later. Immutable.
 *
 * @param breaker the name of the breaker
 * @param from the state before
 * @param to the state after
 * @param generation the generation that began, growing
 * @param at when, on the wall clock
 */
public record BreakerTransition(String breaker, BreakerState from, BreakerState to, long generation, Instant at) {}
