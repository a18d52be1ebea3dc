package io.newsforge.servlet;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Remembers the first answer to a request that carries an {@code Idempotency-Key}, so that a repeated one is not done again.
 * Implementations are thread-safe and bounded, in time and in space. One that several processes share lets go of a claim by itself
 * when the process that made it is gone.
 */
public interface IdempotencyStore {

    /**
     * Claims a key for a request, in one atomic step.
     *
     * @param key what to remember by; it holds endpoint, subject and the client's key as a hash
     * @param fingerprint the SHA-256 of the request's body in hexadecimal digits
     * @return {@link Claim.First} if the caller is to do the work; then it calls {@link #keep} or {@link #forget} at its end
     */
    Claim claim(String key, String fingerprint);

    /**
     * Keeps the answer of a claimed request.
     *
     * @param key the claimed key
     * @param answer what to answer repeated requests with
     */
    void keep(String key, KeptAnswer answer);

    /**
     * Lets go of a claimed key, so that the next request with it is the first: nothing came of this one that another try would
     * not do better.
     *
     * @param key the claimed key
     */
    void forget(String key);

    /**
     * A store for one process: answers are kept for 24 hours, at most 10,000 of them with 32 million characters in all; of more,
     * the oldest are forgotten early.
     *
     * @param time the clocks
     * @return an empty store
     */
    static IdempotencyStore inMemory(TimeSource time) {
        return new MemoryIdempotency(Objects.requireNonNull(time, "time"), Duration.ofHours(24), 10_000, 32_000_000);
    }

    /** What came of claiming a key. */
    sealed interface Claim {

        /** Nobody has had it: do the work. */
        record First() implements Claim {}

        /** The first request with it is still being worked on. */
        record Running() implements Claim {}

        /** It was used with another body. */
        record OtherRequest() implements Claim {}

        /**
         * The first request with it is done.
         *
         * @param answer its answer
         */
        record Answered(KeptAnswer answer) implements Claim {}
    }

    /**
     * An answer to be given again. Immutable.
     *
     * @param status the HTTP status
     * @param mediaType what the body is
     * @param body the body
     * @param headers the headers that belong to this answer, such as {@code Retry-After}, by name
     */
    record KeptAnswer(int status, String mediaType, String body, Map<String, String> headers) {

        /** Copies the headers; refuses null. */
        public KeptAnswer {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(body, "body");
            headers = Map.copyOf(headers);
        }

        /** Without the body, which holds article text. */
        @Override
        public String toString() {
            return "KeptAnswer[" + status + ", " + mediaType + ", " + body.length() + " characters]";
        }
    }
}
