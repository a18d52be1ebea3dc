package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.Conversion;
import io.newsforge.ConversionCache;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import org.junit.jupiter.api.Test;

/** What every {@link ConversionCache} that keeps anything promises. Extend it and return an empty one. */
public abstract class ConversionCacheContract {

    /** For subclasses. */
    protected ConversionCacheContract() {}

    /**
     * The cache to test.
     *
     * @return a cache with nothing in it and room for at least ten conversions
     */
    protected abstract ConversionCache emptyCache();

    private static Conversion conversion() {
        try (NewsForge forge = NewsForge.builder().cache(ConversionCache.none()).build()) {
            return forge.convert(Source.article(SampleArticles.english()), ConversionRequest.to("x", "bluesky"));
        }
    }

    @Test
    void findsNothingAtFirst() {
        assertThat(emptyCache().find("key")).isEmpty();
    }

    @Test
    void findsWhatWasStored() {
        ConversionCache cache = emptyCache();
        Conversion conversion = conversion();

        cache.store("key", conversion);

        assertThat(cache.find("key")).hasValueSatisfying(found -> {
            assertThat(found.posts()).isEqualTo(conversion.posts());
            assertThat(found.source()).isEqualTo(conversion.source());
        });
    }

    @Test
    void keepsKeysApart() {
        ConversionCache cache = emptyCache();

        cache.store("key", conversion());

        assertThat(cache.find("other")).isEmpty();
    }
}
