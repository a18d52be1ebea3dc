package io.newsforge.evaluate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which checker runs which platform and kind. What is not in here is not built yet. */
final class VectorCheckers {

    private final Map<String, VectorChecker> byPlatformAndKind = new HashMap<>();

    static VectorCheckers all() {
        VectorCheckers all = new VectorCheckers();
        UnicodeVectors.register(all);
        XVectors.register(all);
        BlueskyVectors.register(all);
        MastodonVectors.register(all);
        TelegramVectors.register(all);
        MarkupVectors.register(all);
        return all;
    }

    void add(String platform, String kind, VectorChecker checker) {
        if (byPlatformAndKind.put(platform + ' ' + kind, checker) != null) {
            throw new IllegalArgumentException("checker: two for " + platform + ' ' + kind + " (expected: one)");
        }
    }

    Optional<VectorChecker> find(VectorCase test) {
        return Optional.ofNullable(byPlatformAndKind.get(test.platform() + ' ' + test.kind()));
    }
}
