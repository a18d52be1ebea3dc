/**
 * The ground NewsForge stands on: time, and what keeps a call to somebody else's service within bounds.
 *
 * <p>{@code time} comes in from outside everywhere; the other packages stand on it and do not meet.
 */
@SuppressWarnings("module") // the modules above are not there while this one is built
module io.newsforge.resilience {
    requires transitive micrometer.core;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.newsforge.breaker;
    exports io.newsforge.expect to
            io.newsforge.health,
            io.newsforge.llm,
            io.newsforge.servlet,
            io.newsforge.testkit;
    exports io.newsforge.pacing;
    exports io.newsforge.quota;
    exports io.newsforge.retry;
    exports io.newsforge.time;
}
