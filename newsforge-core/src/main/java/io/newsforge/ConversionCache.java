package io.newsforge;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Keeps what was made of an article, so that the same article and request are not written twice. Implementations are thread-safe
 * and may forget anything at any time.
 */
public interface ConversionCache {

    /**
     * Looks a conversion up.
     *
     * @param key names the article's content, the request, the platforms' rules and the writer
     * @return what was stored under the key, or empty
     */
    Optional<Conversion> find(String key);

    /**
     * Keeps a conversion. Only written and degraded ones are ever stored.
     *
     * @param key names it
     * @param conversion what was made
     */
    void store(String key, Conversion conversion);

    /**
     * A cache in this process's memory, evicted by use.
     *
     * @param maximumSize how many conversions it keeps, at least 1
     * @return a cache on Caffeine
     */
    static ConversionCache inMemory(int maximumSize) {
        if (maximumSize < 1) {
            throw new IllegalArgumentException("maximumSize: " + maximumSize + " (expected: >= 1)");
        }
        return new CaffeineConversionCache(
                Caffeine.newBuilder().maximumSize(maximumSize).build());
    }

    /**
     * A cache that keeps nothing.
     *
     * @return the cache
     */
    static ConversionCache none() {
        return new NoConversionCache();
    }
}
