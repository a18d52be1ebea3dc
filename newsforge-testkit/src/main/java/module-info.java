/** Contracts for implementers of NewsForge's ports, and time that stands still until told. */
module io.newsforge.testkit {
    requires transitive io.newsforge.core;
    requires transitive io.newsforge.llm;
    requires transitive org.junit.jupiter.api;
    requires com.fasterxml.jackson.databind;
    requires org.assertj.core;
    requires static org.jspecify;
    requires transitive org.junit.jupiter.params;

    exports io.newsforge.testkit;
    exports io.newsforge.testkit.llm;
}
