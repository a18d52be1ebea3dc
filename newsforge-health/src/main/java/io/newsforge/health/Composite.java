package io.newsforge.health;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checks that are shown as one, each still run for itself. Its status is the worst effect of its members. Composites may hold
 * composites. Immutable and thread-safe.
 *
 * <pre>{@code
 * health.register("storage", Composite.of("postgres", database, critical).and("redis", cache, degrading), CheckOptions.critical().build());
 * }</pre>
 */
public final class Composite {

    private final Map<String, Part> members;

    private Composite(Map<String, Part> members) {
        this.members = members;
    }

    /**
     * A composite of one check.
     *
     * @param name the member's name
     * @param check the member
     * @param options how it is run and what it means for the composite; its groups are not used
     * @return the composite
     * @throws IllegalArgumentException if the name is no {@linkplain Names name}
     */
    public static Composite of(String name, HealthCheck check, CheckOptions options) {
        return new Composite(Map.of()).and(name, check, options);
    }

    /**
     * A composite of one composite.
     *
     * @param name the member's name
     * @param composite the member
     * @param options what it means for the composite around it
     * @return the composite
     * @throws IllegalArgumentException if the name is no {@linkplain Names name}
     */
    public static Composite of(String name, Composite composite, CheckOptions options) {
        return new Composite(Map.of()).and(name, composite, options);
    }

    /**
     * This composite and one more check.
     *
     * @param name the member's name
     * @param check the member
     * @param options how it is run and what it means for the composite; its groups are not used
     * @return the new composite
     * @throws IllegalArgumentException if the name is taken or is no {@linkplain Names name}
     */
    public Composite and(String name, HealthCheck check, CheckOptions options) {
        return plus(name, new Part.Single(check, options));
    }

    /**
     * This composite and a composite in it.
     *
     * @param name the member's name
     * @param composite the member
     * @param options what it means for this composite
     * @return the new composite
     * @throws IllegalArgumentException if the name is taken or is no {@linkplain Names name}
     */
    public Composite and(String name, Composite composite, CheckOptions options) {
        return plus(name, new Part.Several(composite, options));
    }

    private Composite plus(String name, Part part) {
        Map<String, Part> more = new LinkedHashMap<>(members);
        if (more.put(Names.expect("name", name), part) != null) {
            throw new IllegalArgumentException("name: \"" + name + "\" (expected: not a member yet)");
        }
        return new Composite(Collections.unmodifiableMap(more));
    }

    Map<String, Part> members() {
        return members;
    }
}
