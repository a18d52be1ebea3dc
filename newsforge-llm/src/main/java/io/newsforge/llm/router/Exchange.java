package io.newsforge.llm.router;

import org.jspecify.annotations.Nullable;

/** What an attempt does on the wire: a whole answer, or one that comes in pieces. */
interface Exchange<T> {

    /**
     * Sends an attempt that was admitted. Null if it failed; then it is closed, and it and whatever went beside it are in the plan's
     * trace.
     */
    @Nullable
    T run(Attempt attempt);
}
