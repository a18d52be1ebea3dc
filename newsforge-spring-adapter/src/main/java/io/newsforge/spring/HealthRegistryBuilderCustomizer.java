package io.newsforge.spring;

import io.newsforge.health.RegistryBuilder;

/** Tunes the registry of health. A bean of this is called, in order, before its builder builds. */
@FunctionalInterface
public interface HealthRegistryBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder set up from the properties
     */
    void customize(RegistryBuilder builder);
}
