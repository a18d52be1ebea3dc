package io.newsforge.spring;

import io.newsforge.servlet.ServletsBuilder;

/** Has the last word on the web endpoints, after the settings. */
@FunctionalInterface
public interface ServletsBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder set up from settings and beans
     */
    void customize(ServletsBuilder builder);
}
