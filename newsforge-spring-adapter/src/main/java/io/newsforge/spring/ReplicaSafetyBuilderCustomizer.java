package io.newsforge.spring;

import io.newsforge.health.replica.ReplicaSafetyBuilder;

/** Tunes what the process says of its state. A bean of this is called, in order, before its builder builds. */
@FunctionalInterface
public interface ReplicaSafetyBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder set up from the properties
     */
    void customize(ReplicaSafetyBuilder builder);
}
