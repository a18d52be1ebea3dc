/**
 * The ground NewsForge stands on: time, and what keeps a call to somebody else's service within bounds.
 *
 * <p>{@code time} comes in from outside everywhere; the other packages stand on it and do not meet.
 */
module io.newsforge.resilience {
    requires static transitive org.jspecify;

    exports io.newsforge.time;
}
