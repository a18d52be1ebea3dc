package io.newsforge;

import java.util.Optional;

/** {@link ConversionCache#none}. */
final class NoConversionCache implements ConversionCache {

    @Override
    public Optional<Conversion> find(String key) {
        return Optional.empty();
    }

    @Override
    public void store(String key, Conversion conversion) {
        // nothing is kept
    }
}
