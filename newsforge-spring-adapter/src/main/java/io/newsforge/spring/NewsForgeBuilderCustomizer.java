package io.newsforge.spring;

import io.newsforge.NewsForge;

/** Tunes the {@link NewsForge}. A bean of this is called, in order, before its builder builds. */
@FunctionalInterface
public interface NewsForgeBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder set up from the properties
     */
    void customize(NewsForge.Builder builder);
}
