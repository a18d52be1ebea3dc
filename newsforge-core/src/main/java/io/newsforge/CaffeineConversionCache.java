package io.newsforge;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Optional;

/** {@link ConversionCache#inMemory}. */
final class CaffeineConversionCache implements ConversionCache {

    private final Cache<String, Conversion> cache;

    CaffeineConversionCache(Cache<String, Conversion> cache) {
        this.cache = cache;
    }

    @Override
    public Optional<Conversion> find(String key) {
        return Optional.ofNullable(cache.getIfPresent(key));
    }

    @Override
    public void store(String key, Conversion conversion) {
        cache.put(key, conversion);
    }
}
