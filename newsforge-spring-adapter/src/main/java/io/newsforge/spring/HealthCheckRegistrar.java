package io.newsforge.spring;

import io.newsforge.health.HealthRegistry;

/** Adds checks. A bean of this is called once, in order, when the registry has been built. */
@FunctionalInterface
public interface HealthCheckRegistrar {

    /**
     * Adds checks.
     *
     * @param health the registry, not started yet
     */
    void register(HealthRegistry health);
}
