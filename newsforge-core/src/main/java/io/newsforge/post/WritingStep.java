package io.newsforge.post;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One thing a writer did, or chose not to do, on the way to its drafts: for audit, support and bills. Immutable, and without any
 * text of the article or the drafts.
 *
 * <p>The counts are kept under the names below. A count that is not known is absent, which is not the same as zero.
 *
 * @param kind what was done
 * @param by who did it or was passed over, for example a route's name and model
 * @param outcome what came of it in a few words, for example {@code answered}, {@code RATE_LIMITED} or {@code breaker open}
 * @param took how long it took, zero where nothing was done
 * @param counts what it used, by {@link #INPUT_TOKENS} and the other names, in the order of the names
 */
public record WritingStep(Kind kind, String by, String outcome, Duration took, Map<String, Long> counts) {

    /** All tokens of the question, those read from a cache included. */
    public static final String INPUT_TOKENS = "input-tokens";

    /** All tokens of the answer, what was thought included. */
    public static final String OUTPUT_TOKENS = "output-tokens";

    /** The part of the input tokens that was read from the provider's cache. */
    public static final String CACHED_TOKENS = "cached-tokens";

    /** The part of the output tokens that was thought. */
    public static final String REASONING_TOKENS = "reasoning-tokens";

    /** What it cost, in millionths of a US dollar. */
    public static final String MICRO_USD = "micro-usd";

    /** What it cost at most, in millionths of a US dollar, where it is not known exactly. */
    public static final String MICRO_USD_AT_MOST = "micro-usd-at-most";

    /** How many bytes of the article's text, in UTF-8, were not shown because it is too long. */
    public static final String LEFT_OUT_BYTES = "left-out-bytes";

    /** What was done. */
    public enum Kind {
        /** Somebody was asked to write. */
        ATTEMPT,
        /** Somebody could have been asked, but was not; the outcome says why. */
        PASSED_OVER,
        /** An answer was not as it should be and was asked for once more; the outcome says what was wrong. */
        REPAIR
    }

    public WritingStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(took, "took");
        // Map.copyOf has another order in each process, and a conversion must replay to the letter
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
