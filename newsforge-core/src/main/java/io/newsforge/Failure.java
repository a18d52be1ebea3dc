package io.newsforge;

import java.util.Objects;

/**
 * Why no posts were made. Immutable.
 *
 * @param kind which of the known failures
 * @param message what was found and what was wanted, without article text or secrets
 */
public record Failure(Kind kind, String message) {

    /** The failures of a conversion; a closed family. */
    public enum Kind {
        /** The source cannot be opened: no such file, no permission. */
        SOURCE_MISSING(404),
        /** The address is not one that may be fetched. */
        SOURCE_REFUSED(400),
        /** The page could not be fetched: no such host, no connection, an error status. */
        SOURCE_UNREACHABLE(502),
        /** The document is there, but no article can be read from it. */
        ARTICLE_UNREADABLE(422),
        /** The article says nothing that could be posted on any of the platforms. */
        NOTHING_TO_POST(422),
        /** Time ran out. */
        DEADLINE(504),
        /** A part of NewsForge or of the host threw what it should not; the log has it, beside the source's name. */
        INTERNAL(500);

        private final int httpStatus;

        Kind(int httpStatus) {
            this.httpStatus = httpStatus;
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
}
