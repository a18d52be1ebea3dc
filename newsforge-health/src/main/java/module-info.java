/**
 * Health that is looked at in the background and read from memory: checks, the registry that runs them, reports, and what follows
 * from them (recovery, alerts, replica safety).
 */
module io.newsforge.health {
    requires transitive io.newsforge.resilience;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires static com.zaxxer.hikari;
    requires java.management;
    requires transitive java.net.http;
    requires transitive java.sql;
    requires jdk.management;
    requires static jakarta.mail;
    requires org.slf4j;

    exports io.newsforge.health;
    exports io.newsforge.health.alert;
    exports io.newsforge.health.check;
    exports io.newsforge.health.format;
    exports io.newsforge.health.probe;
    exports io.newsforge.health.replica;
    exports io.newsforge.health.watch;
}
