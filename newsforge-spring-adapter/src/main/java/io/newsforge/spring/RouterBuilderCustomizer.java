package io.newsforge.spring;

import io.newsforge.llm.router.RouterBuilder;

/** Tunes the router of the models. A bean of this is called, in order, before its builder builds. */
@FunctionalInterface
public interface RouterBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder set up from the properties
     */
    void customize(RouterBuilder builder);
}
