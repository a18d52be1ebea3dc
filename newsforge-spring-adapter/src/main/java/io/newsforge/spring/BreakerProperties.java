package io.newsforge.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The breakers a host takes from the registry for its own calls; routes have their own. Immutable.
 *
 * @param failures How many failures in a row open a breaker.
 * @param openFor How long a breaker stays open.
 */
@ConfigurationProperties("newsforge.breaker")
public record BreakerProperties(
        @DefaultValue("5") int failures,
        @DefaultValue("60s") Duration openFor) {

    /** Refuses what is out of range. */
    public BreakerProperties {
        Settings.between("failures", failures, 1, 10_000);
        Settings.positive("open-for", openFor);
    }
}
