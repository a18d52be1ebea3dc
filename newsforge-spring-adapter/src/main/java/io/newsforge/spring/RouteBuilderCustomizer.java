package io.newsforge.spring;

import io.newsforge.llm.router.RouteBuilder;

/** Tunes the routes of the properties. A bean of this is called, in order, for each before it is built. */
@FunctionalInterface
public interface RouteBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param name the route's name
     * @param builder set up from the properties
     */
    void customize(String name, RouteBuilder builder);
}
