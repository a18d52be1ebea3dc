package io.newsforge.platform;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platforms that can be asked for, by id, in a fixed order. Immutable and thread-safe; {@link #with} gives a changed copy.
 */
public final class PlatformCatalog {

    private final Map<String, PlatformSpec> byId;

    private PlatformCatalog(Map<String, PlatformSpec> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * The platforms NewsForge brings. The usual ones are X, Threads, Bluesky, Mastodon, LinkedIn, Facebook, Instagram and Telegram;
     * all others must be asked for by name.
     *
     * @return the catalog, read from the rules shipped with this jar
     */
    public static PlatformCatalog builtIn() {
        return of(PlatformRules.builtIn().values());
    }

    /**
     * A catalog of these platforms and no others.
     *
     * @param specs the platforms; of two with the same id the later one counts
     * @return the catalog
     */
    public static PlatformCatalog of(Collection<PlatformSpec> specs) {
        Map<String, PlatformSpec> byId = new LinkedHashMap<>();
        specs.forEach(spec -> byId.put(spec.id(), spec));
        return new PlatformCatalog(byId);
    }

    /**
     * Adds a platform, or replaces the one with the same id.
     *
     * @param spec the platform
     * @return a new catalog
     */
    public PlatformCatalog with(PlatformSpec spec) {
        Map<String, PlatformSpec> changed = new LinkedHashMap<>(byId);
        changed.put(spec.id(), spec);
        return new PlatformCatalog(changed);
    }

    /**
     * Adds and changes platforms by rules in JSON, of the same shape as the built-in ones:
     *
     * <pre>{@code
     * {"platforms": [
     *   {"id": "mastodon", "limits": [{"max": 5000, "unit": "mastodon"}]},
     *   {"id": "intranet", "extends": "telegram", "markup": "plain", "payload": "text", "editorial": {"hashtags": 0}}
     * ]}
     * }</pre>
     *
     * <p>What is not said stays as it is in the platform of the same id, or in the one that {@code extends} names. Lists replace
     * lists. A rule without a {@code source} counts as the host's own.
     *
     * @param json the rules, at most a million characters
     * @return a new catalog
     * @throws PlatformRulesException if the rules are wrong; its message names the place
     */
    public PlatformCatalog withRules(String json) {
        Map<String, PlatformSpec> changed = new LinkedHashMap<>(byId);
        changed.putAll(PlatformRules.read(json, byId));
        return new PlatformCatalog(changed);
    }

    /**
     * Looks a platform up.
     *
     * @param id its id
     * @return empty when there is none
     */
    public Optional<PlatformSpec> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Looks a platform up that must be there.
     *
     * @param id its id
     * @return the platform
     * @throws UnknownPlatformException if there is none; its message lists the ids there are
     */
    public PlatformSpec require(String id) {
        return find(id).orElseThrow(() -> new UnknownPlatformException(id, byId.keySet()));
    }

    /**
     * All platforms.
     *
     * @return an unmodifiable list in the catalog's order
     */
    public List<PlatformSpec> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The platforms of a request that names none.
     *
     * @return an unmodifiable list in the catalog's order
     */
    public List<PlatformSpec> usual() {
        return byId.values().stream().filter(spec -> !spec.onRequest()).toList();
    }

    @Override
    public String toString() {
        return "PlatformCatalog" + byId.keySet();
    }
}
