package io.newsforge.retry;

import org.jspecify.annotations.Nullable;

/** Keeps earlier failures with the last one, each suppressed in the next. */
final class FailureTrail {

    private @Nullable Throwable last;

    void add(Throwable failure) {
        if (last != null && last != failure) {
            failure.addSuppressed(last);
        }
        last = failure;
    }
}
