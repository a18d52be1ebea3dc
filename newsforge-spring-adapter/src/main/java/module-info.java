/** The Spring Boot starter: auto-configuration of NewsForge for Boot 3.5, 4.0 and 4.1. */
module io.newsforge.spring {
    requires transitive io.newsforge.core;
    requires transitive io.newsforge.resilience;
    requires transitive io.newsforge.health;
    requires transitive io.newsforge.llm;
    requires transitive io.newsforge.servlet;
    requires static io.newsforge.store;
    requires static redis.clients.jedis;
    requires static transitive org.jspecify;
    requires java.sql;
    requires micrometer.observation;
    requires org.slf4j;
    requires transitive spring.beans;
    requires transitive spring.boot;
    requires transitive spring.boot.autoconfigure;
    requires transitive spring.context;
    requires transitive spring.core;
    requires static spring.boot.actuator;
    requires static spring.boot.actuator.autoconfigure;
    requires static spring.boot.health;

    exports io.newsforge.spring;

    opens io.newsforge.spring;
}
