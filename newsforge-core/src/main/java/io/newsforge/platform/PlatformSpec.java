package io.newsforge.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one platform for the text of a post, as data. Immutable and thread-safe.
 *
 * <p>The built-in ones stand in {@link PlatformCatalog#builtIn()}. A host changes any of it, or adds a platform of its own:
 *
 * <pre>{@code
 * PlatformSpec ours = PlatformCatalog.builtIn().require("mastodon").toBuilder()
 *         .limit(5_000, Meter.MASTODON)
 *         .build();
 * Check check = ours.check("A text written elsewhere.");
 * }</pre>
 */
public final class PlatformSpec {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final String id;
    private final String name;
    private final List<TextLimit> limits;
    private final List<CountLimit> counts;
    private final EntitySyntax syntax;
    private final OffsetUnit offsets;
    private final Markup markup;
    private final boolean linksClickable;
    private final boolean threads;
    private final int fold;
    private final @Nullable Editorial editorial;

    private PlatformSpec(Builder from) {
        this.id = from.id;
        this.name = from.name;
        this.limits = List.copyOf(from.limits);
        this.counts = List.copyOf(from.counts);
        this.syntax = from.syntax;
        this.offsets = from.offsets;
        this.markup = from.markup;
        this.linksClickable = from.linksClickable;
        this.threads = from.threads;
        this.fold = from.fold;
        this.editorial = from.editorial;
    }

    /**
     * Starts a platform with plain text, UTF-16 offsets, clickable links, no threads and no hashtags.
     *
     * @param id what the platform is asked for by: lower-case letters, digits and hyphens, at most 40
     * @return a builder; it needs at least one limit
     */
    public static Builder builder(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id: " + id + " (expected: 1 to 40 lower-case letters, digits and hyphens)");
        }
        return new Builder(id);
    }

    /**
     * Starts a changed copy. The first {@code limit} call on it replaces all limits, the first {@code count} call all counts.
     *
     * @return a builder that holds everything this platform has
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * What the platform is asked for by.
     *
     * @return for example {@code bluesky}
     */
    public String id() {
        return id;
    }

    /**
     * The platform's name for people.
     *
     * @return for example {@code Bluesky}
     */
    public String name() {
        return name;
    }

    /**
     * The lengths a text must keep, all of them at once. The first is the one people speak of.
     *
     * @return an unmodifiable list with at least one limit
     */
    public List<TextLimit> limits() {
        return limits;
    }

    /**
     * How many entities of a type a text may hold.
     *
     * @return an unmodifiable list, empty where the platform counts none
     */
    public List<CountLimit> counts() {
        return counts;
    }

    /**
     * What the platform takes for a link, a hashtag, a mention or a cashtag.
     *
     * @return the syntax
     */
    public EntitySyntax syntax() {
        return syntax;
    }

    /**
     * The unit in which the platform's API wants the offsets of entities.
     *
     * @return the unit
     */
    public OffsetUnit offsets() {
        return offsets;
    }

    /**
     * The dialect in which the platform's API takes the text.
     *
     * @return the dialect
     */
    public Markup markup() {
        return markup;
    }

    /**
     * Whether a reader can follow a link in the text.
     *
     * @return false where a link would only cost room
     */
    public boolean linksClickable() {
        return linksClickable;
    }

    /**
     * Whether posts can be chained to a thread.
     *
     * @return true where a long text may become several numbered posts
     */
    public boolean threads() {
        return threads;
    }

    /**
     * After how many UTF-16 units the feed hides the rest of a post.
     *
     * @return empty where nothing is hidden or not known
     */
    public OptionalInt fold() {
        return fold == 0 ? OptionalInt.empty() : OptionalInt.of(fold);
    }

    /**
     * What a good news post looks like here.
     *
     * @return the aim of writers
     */
    public Editorial editorial() {
        return editorial != null
                ? editorial
                : new Editorial(false, 3, limits.get(0).max(), 0, false, false);
    }

    /**
     * Measures a text against every rule of this platform.
     *
     * @param text plain text, before any escaping
     * @return what was measured and what is wrong with it
     */
    public Check check(String text) {
        return Check.of(this, text);
    }

    /**
     * Whether a text keeps every rule: {@code check(text).valid()} without the report.
     *
     * @param text plain text, before any escaping
     * @return true if the platform will take it
     */
    public boolean accepts(String text) {
        return !PostText.isBlank(text)
                && text.codePoints().noneMatch(PostText::isForbidden)
                && limits.stream().allMatch(limit -> limit.meter().measure(text) <= limit.max())
                && (counts.isEmpty() || keepsCounts(syntax.find(text)));
    }

    private boolean keepsCounts(List<Entity> entities) {
        return counts.stream().allMatch(count -> count.count(entities) <= count.max());
    }

    @Override
    public String toString() {
        return "PlatformSpec[" + id + "]";
    }

    /** Builds a {@link PlatformSpec}. Not thread-safe; shares nothing with what it built. */
    public static final class Builder {

        private final String id;
        private String name;
        private List<TextLimit> limits = new ArrayList<>();
        private List<CountLimit> counts = new ArrayList<>();
        private boolean limitsInherited;
        private boolean countsInherited;
        private EntitySyntax syntax = EntitySyntax.MASTODON;
        private OffsetUnit offsets = OffsetUnit.UTF16;
        private Markup markup = Markup.PLAIN;
        private boolean linksClickable = true;
        private boolean threads;
        private int fold;
        private @Nullable Editorial editorial;

        private Builder(String id) {
            this.id = id;
            this.name = id;
        }

        private Builder(PlatformSpec from) {
            this.id = from.id;
            this.name = from.name;
            this.limits.addAll(from.limits);
            this.counts.addAll(from.counts);
            this.limitsInherited = true;
            this.countsInherited = true;
            this.syntax = from.syntax;
            this.offsets = from.offsets;
            this.markup = from.markup;
            this.linksClickable = from.linksClickable;
            this.threads = from.threads;
            this.fold = from.fold;
            this.editorial = from.editorial;
        }

        /**
         * The name for people.
         *
         * @param name not blank
         * @return this builder
         */
        public Builder name(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name: blank (expected: a name for people)");
            }
            this.name = name;
            return this;
        }

        /**
         * Adds a length limit of the host's own.
         *
         * @param max the greatest length, in the meter's unit; at least 1
         * @param meter how it is counted
         * @return this builder
         */
        public Builder limit(int max, Meter meter) {
            return limit(new TextLimit(max, meter, new RuleSource.Host()));
        }

        /**
         * Adds a length limit.
         *
         * @param limit the limit with its source
         * @return this builder
         */
        public Builder limit(TextLimit limit) {
            Objects.requireNonNull(limit, "limit");
            if (limitsInherited) {
                limits = new ArrayList<>();
                limitsInherited = false;
            }
            limits.add(limit);
            return this;
        }

        /**
         * Takes away every limit on the number of entities.
         *
         * @return this builder
         */
        public Builder withoutCounts() {
            counts = new ArrayList<>();
            countsInherited = false;
            return this;
        }

        /**
         * Adds a limit on the number of entities.
         *
         * @param count the limit with its source
         * @return this builder
         */
        public Builder count(CountLimit count) {
            Objects.requireNonNull(count, "count");
            if (countsInherited) {
                counts = new ArrayList<>();
                countsInherited = false;
            }
            counts.add(count);
            return this;
        }

        /**
         * What the platform takes for a link, a hashtag, a mention or a cashtag; {@link EntitySyntax#MASTODON} by default, the
         * most common reading.
         *
         * @param syntax the syntax
         * @return this builder
         */
        public Builder syntax(EntitySyntax syntax) {
            this.syntax = Objects.requireNonNull(syntax, "syntax");
            return this;
        }

        /**
         * The unit of entity offsets, {@link OffsetUnit#UTF16} by default.
         *
         * @param offsets the unit
         * @return this builder
         */
        public Builder offsets(OffsetUnit offsets) {
            this.offsets = Objects.requireNonNull(offsets, "offsets");
            return this;
        }

        /**
         * The dialect of the platform's API, {@link Markup#PLAIN} by default.
         *
         * @param markup the dialect
         * @return this builder
         */
        public Builder markup(Markup markup) {
            this.markup = Objects.requireNonNull(markup, "markup");
            return this;
        }

        /**
         * Says that links in the text cannot be followed, so that posts carry none.
         *
         * @return this builder
         */
        public Builder linksNotClickable() {
            this.linksClickable = false;
            return this;
        }

        /**
         * Says that links in the text can be followed; so by default.
         *
         * @return this builder
         */
        public Builder linksClickable() {
            this.linksClickable = true;
            return this;
        }

        /**
         * Says that posts can be chained to a thread.
         *
         * @return this builder
         */
        public Builder withThreads() {
            this.threads = true;
            return this;
        }

        /**
         * Says that posts stand alone; so by default.
         *
         * @return this builder
         */
        public Builder withoutThreads() {
            this.threads = false;
            return this;
        }

        /**
         * After how much of a post the feed hides the rest.
         *
         * @param utf16Units at least 1
         * @return this builder
         */
        public Builder fold(int utf16Units) {
            if (utf16Units < 1) {
                throw new IllegalArgumentException("fold: " + utf16Units + " (expected: >= 1)");
            }
            this.fold = utf16Units;
            return this;
        }

        /**
         * What a good post looks like; without it three sentences in the room of the first limit, no headline, no hashtags.
         *
         * @param editorial the aim of writers
         * @return this builder
         */
        public Builder editorial(Editorial editorial) {
            this.editorial = Objects.requireNonNull(editorial, "editorial");
            return this;
        }

        /**
         * Builds the platform.
         *
         * @return a platform with what this builder holds now
         * @throws IllegalArgumentException if there is no limit
         */
        public PlatformSpec build() {
            if (limits.isEmpty()) {
                throw new IllegalArgumentException("limits: none for " + id + " (expected: at least one)");
            }
            return new PlatformSpec(this);
        }
    }
}
