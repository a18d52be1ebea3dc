package io.newsforge.testkit;

import io.newsforge.ConversionCache;

class CaffeineConversionCacheTest extends ConversionCacheContract {

    @Override
    protected ConversionCache emptyCache() {
        return ConversionCache.inMemory(10);
    }
}
