package io.newsforge.spring;

import io.newsforge.quota.QuotasBuilder;

/** Tunes the quotas. A bean of this is called, in order, before its builder builds. */
@FunctionalInterface
public interface QuotasBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder set up from the properties
     */
    void customize(QuotasBuilder builder);
}
