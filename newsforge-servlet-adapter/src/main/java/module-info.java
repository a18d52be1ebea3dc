/**
 * NewsForge behind {@code jakarta.servlet}: conversion, health, problem details, rate limits. It only binds; what a post, a quota or
 * a route is, the modules below decide.
 */
module io.newsforge.servlet {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive io.newsforge.core;
    requires transitive io.newsforge.health;
    requires transitive io.newsforge.resilience;
    requires transitive jakarta.servlet;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.newsforge.servlet;
}
