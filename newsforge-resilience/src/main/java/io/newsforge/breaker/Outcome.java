package io.newsforge.breaker;

/** What came of a call that a {@link CircuitBreaker} admitted. */
public enum Outcome {
    /** The other side did its part. */
    SUCCESS,
    /** The other side did not: it was away, late, overloaded or broken. */
    FAILURE,
    /** It says nothing about the other side: the caller's own mistake, or the caller gave up. */
    IGNORED
}
