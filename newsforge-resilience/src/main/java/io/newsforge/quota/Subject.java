package io.newsforge.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a limit is for: a key, a user or an organisation, and whom it belongs to. A reservation needs room at every level that is
 * on a plan. Immutable.
 *
 * <pre>{@code
 * Subject acme = Subject.organisation("acme").on("team");
 * Subject user = Subject.user("42").on("free").within(acme);
 * Subject key = Subject.key("k-7").within(user);             // no limits of its own
 * }</pre>
 *
 * <p>Everything of a chain is counted in the group of its root, {@code organisation:acme} here. The same user within another
 * root, or without one, is therefore another subject with counters of its own.
 */
public final class Subject {

    private enum Kind {
        KEY,
        USER,
        ORGANISATION;

        final String label = name().toLowerCase(Locale.ROOT);
    }

    private final Kind kind;
    private final String name;
    private final @Nullable String plan;
    private final @Nullable Subject parent;
    private final List<Subject> chain;
    private final int hash;

    private Subject(Kind kind, String name, @Nullable String plan, @Nullable Subject parent) {
        this.kind = kind;
        this.name = name;
        this.plan = plan;
        this.parent = parent;
        List<Subject> levels = new ArrayList<>();
        for (Subject level = this; level != null; level = level.parent) {
            levels.add(level);
        }
        this.chain = levels;
        this.hash = Objects.hash(name, plan, parent);
    }

    private static Subject of(Kind kind, String id) {
        return new Subject(kind, Checks.name("subject", kind.label + ':' + Checks.text("id", id)), null, null);
    }

    /**
     * An API key.
     *
     * @param id what the host calls it; never the secret itself. {@link #name} has at most 512 characters
     * @return the subject
     * @throws IllegalArgumentException if the id is blank or too long
     */
    public static Subject key(String id) {
        return of(Kind.KEY, id);
    }

    /**
     * A user.
     *
     * @param id what the host calls the user; {@link #name} has at most 512 characters
     * @return the subject
     * @throws IllegalArgumentException if the id is blank or too long
     */
    public static Subject user(String id) {
        return of(Kind.USER, id);
    }

    /**
     * An organisation.
     *
     * @param id what the host calls it; {@link #name} has at most 512 characters
     * @return the subject
     * @throws IllegalArgumentException if the id is blank or too long
     */
    public static Subject organisation(String id) {
        return of(Kind.ORGANISATION, id);
    }

    /**
     * This subject on a plan.
     *
     * @param planName the plan's name
     * @return the subject
     */
    public Subject on(String planName) {
        return new Subject(kind, name, Checks.text("plan", planName), parent);
    }

    /**
     * This subject as part of another, whose limits then hold too.
     *
     * @param owner a user for a key, an organisation for a key or a user
     * @return the subject
     * @throws IllegalArgumentException if the owner is not of a higher kind
     */
    public Subject within(Subject owner) {
        Objects.requireNonNull(owner, "owner");
        if (owner.kind.compareTo(kind) <= 0) {
            throw new IllegalArgumentException("owner: " + owner.name + " (expected: above a " + kind.label + ")");
        }
        return new Subject(kind, name, plan, owner);
    }

    /**
     * The name its counters have.
     *
     * @return such as {@code user:42}
     */
    public String name() {
        return name;
    }

    /**
     * The plan it is on.
     *
     * @return the plan's name, or empty if it has no limits of its own
     */
    public Optional<String> plan() {
        return Optional.ofNullable(plan);
    }

    /**
     * Whom it belongs to.
     *
     * @return the next level, or empty for the root
     */
    public Optional<Subject> owner() {
        return Optional.ofNullable(parent);
    }

    /**
     * The group all levels are counted in.
     *
     * @return the name of the root
     */
    public String group() {
        return chain.get(chain.size() - 1).name;
    }

    List<Subject> chain() {
        return chain;
    }

    @Nullable
    String planName() {
        return plan;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Subject that
                        && hash == that.hash
                        && name.equals(that.name)
                        && Objects.equals(plan, that.plan)
                        && Objects.equals(parent, that.parent));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return parent == null ? name : name + " in " + parent;
    }
}
