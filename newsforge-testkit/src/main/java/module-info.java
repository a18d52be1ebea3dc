/** Contracts for implementers of NewsForge's ports, and time that stands still until told. */
module io.newsforge.testkit {
    requires transitive io.newsforge.core;
    requires static org.jspecify;

    exports io.newsforge.testkit;
}
