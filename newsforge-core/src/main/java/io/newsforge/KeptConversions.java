package io.newsforge;

import io.newsforge.platform.PlatformSpec;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cache as the converter sees it: never a reason to fail, and never trusted further than it is ours. */
final class KeptConversions {

    private static final Logger LOG = LoggerFactory.getLogger(KeptConversions.class);

    private final ConversionCache cache;
    private final boolean cacheIsOwn;

    KeptConversions(ConversionCache cache, boolean cacheIsOwn) {
        this.cache = cache;
        this.cacheIsOwn = cacheIsOwn;
    }

    /** What a host's cache keeps may be from a NewsForge with other rules, so every part is measured again by the rules of this one. */
    Optional<Conversion> find(String key, List<PlatformSpec> platforms) {
        try {
            return cache.find(key).filter(known -> cacheIsOwn || isValid(known, platforms));
        } catch (RuntimeException e) {
            LOG.warn("The cache failed to find; the conversion goes on without it", e);
            return Optional.empty();
        }
    }

    private static boolean isValid(Conversion known, List<PlatformSpec> platforms) {
        return known.posts().stream()
                .allMatch(post -> platforms.stream()
                        .filter(platform -> platform.id().equals(post.platform()))
                        .anyMatch(platform -> post.parts().stream().allMatch(part -> platform.accepts(part.text()))));
    }

    void keep(String key, Conversion fresh) {
        try {
            cache.store(key, fresh);
        } catch (RuntimeException e) {
            LOG.warn("The cache failed to store; the conversion is not kept", e);
        }
    }
}
