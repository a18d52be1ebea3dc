package io.newsforge.breaker;

/** The state a breaker is in, as an immutable value that is swapped for the next one. */
sealed interface Phase permits Closed, Open, HalfOpen, ForcedOpen, Disabled {

    BreakerState state();

    /** One more for each change of {@link #state()}, and for each reset. */
    long generation();

    /** What somebody who asks now is told, and the phase after that. Has no effects, since it may be asked again. */
    Step ask(long now);

    /** An answer and the phase that makes it true. */
    record Step(Phase next, Admission answer) {}
}
