package io.newsforge;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why no posts were made. Immutable.
 *
 * @param kind which of the known failures
 * @param message what was found and what was wanted, without article text or secrets
 * @param retryAfterOrNull when trying again can help; null when that is not known, or waiting does not help
 */
public record Failure(Kind kind, String message, @Nullable Duration retryAfterOrNull) {

    /** The failures of a conversion; a closed family. */
    public enum Kind {
        /** The source cannot be opened: no such file, no permission. */
        SOURCE_MISSING(404, "the source cannot be opened"),
        /** The address is not one that may be fetched. */
        SOURCE_REFUSED(400, "the address is not one that may be fetched (expected: a public http or https address)"),
        /** The page could not be fetched: no such host, no connection, an error status. */
        SOURCE_UNREACHABLE(502, "the page could not be fetched"),
        /** The document is there, but no article can be read from it. */
        ARTICLE_UNREADABLE(422, "no article can be read from the document"),
        /** The article says nothing that could be posted on any of the platforms. */
        NOTHING_TO_POST(422, "the article says nothing that could be posted"),
        /** What was written says things the article does not say, and the host wants nothing else in its place. */
        UNGROUNDED(422, "what was written says things the article does not say"),
        /** The budget or plan for writing is spent, the host's or the account's at a provider. */
        BUDGET_SPENT(402, "the budget for writing is spent"),
        /** Too much writing was asked for in too short a time. */
        RATE_LIMITED(429, "too much writing was asked for in too short a time"),
        /** Nobody who could write can be reached. */
        WRITER_UNAVAILABLE(503, "nobody who could write can be reached"),
        /** The article is longer than any who could write can read. */
        ARTICLE_TOO_LONG(422, "the article is too long to be written about"),
        /** Those who could write declined to. */
        WRITER_DECLINED(422, "those who could write declined to"),
        /** What was written is not what was asked for. */
        MALFORMED_WRITING(502, "what was written is not what was asked for"),
        /** Somebody gave the conversion up. */
        CANCELLED(499, "the conversion was given up"),
        /** Time ran out. */
        DEADLINE(504, "time ran out"),
        /** A part of NewsForge or of the host threw what it should not; the log has it, beside the source's name. */
        INTERNAL(500, "something failed that should not");

        private final int httpStatus;
        private final String meaning;

        Kind(int httpStatus, String meaning) {
            this.httpStatus = httpStatus;
            this.meaning = meaning;
        }

        /**
         * What happened, in words that name nothing of the inside, so that a stranger may read them.
         *
         * @return one line
         */
        public String meaning() {
            return meaning;
        }

        /**
         * What it means over HTTP.
         *
         * @return a status code from 400 to 599
         */
        public int httpStatus() {
            return httpStatus;
        }
    }

    public Failure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /**
     * A failure of which nobody knows when it will be over.
     *
     * @param kind which of the known failures
     * @param message what was found and what was wanted, without article text or secrets
     */
    public Failure(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * When trying again can help.
     *
     * @return empty when that is not known, or waiting does not help
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfterOrNull);
    }
}
