package io.newsforge.post;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a writer wrote nothing. Immutable.
 *
 * @param kind which of the known failures
 * @param detail more about it in one line, without article text, drafts or secrets
 * @param retryAfterOrNull when trying again can help; null when that is not known, or waiting does not help
 */
public record WritingFailure(
        Kind kind, String detail, @Nullable Duration retryAfterOrNull) {

    /** The ways in which writing fails; a closed family. */
    public enum Kind {
        /** The budget or plan for it is spent, the host's or the account's at a provider. */
        BUDGET_SPENT,
        /** Too much was asked in too short a time. */
        RATE_LIMITED,
        /** Nobody who could write can be reached, or all of them are overloaded or set aside. */
        UNAVAILABLE,
        /** The task's deadline passed. */
        DEADLINE,
        /** The article is longer than any who could write can read. */
        TOO_LONG,
        /** Those who could write declined to. */
        DECLINED,
        /** What was written is not what was asked for, and asking once more did not help. */
        MALFORMED,
        /** Somebody gave the work up. */
        CANCELLED,
        /** The writer, or what it is made of, did what it should not. */
        INTERNAL
    }

    public WritingFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        if (retryAfterOrNull != null && retryAfterOrNull.isNegative()) {
            throw new IllegalArgumentException("retryAfter: " + retryAfterOrNull + " (expected: not negative)");
        }
    }

    /**
     * A failure of which nobody knows when it will be over.
     *
     * @param kind which of the known failures
     * @param detail more about it in one line, without article text, drafts or secrets
     */
    public WritingFailure(Kind kind, String detail) {
        this(kind, detail, null);
    }

    /**
     * When trying again can help.
     *
     * @return empty when that is not known, or waiting does not help
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfterOrNull);
    }

    /** The kind and the detail, for a log line. */
    @Override
    public String toString() {
        return kind + (detail.isEmpty() ? "" : ": " + detail);
    }
}
