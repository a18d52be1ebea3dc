package io.newsforge.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PlatformSpec}. Not thread-safe; shares nothing with what it built. */
public final class PlatformSpecBuilder {

    String id;
    String name;
    List<TextLimit> limits = new ArrayList<>();
    List<CountLimit> counts = new ArrayList<>();
    private boolean limitsInherited;
    private boolean countsInherited;
    EntitySyntax syntax = EntitySyntax.MASTODON;
    OffsetUnit offsets = OffsetUnit.UTF16;
    Markup markup = Markup.PLAIN;
    boolean linksClickable = true;
    boolean shortLinks;
    boolean threads;
    boolean onRequest;
    boolean linkFee;
    int fold;

    @Nullable
    Editorial editorial;

    List<FieldRule> fields = new ArrayList<>();

    @Nullable
    MediaRule media;

    final Map<String, String> replacements = new LinkedHashMap<>();
    String payload = "text";

    PlatformSpecBuilder(String id) {
        this.id = id;
        this.name = id;
    }

    PlatformSpecBuilder(PlatformSpec from) {
        this.id = from.id();
        this.name = from.name();
        this.limits.addAll(from.limits());
        this.counts.addAll(from.counts());
        this.limitsInherited = true;
        this.countsInherited = true;
        this.syntax = from.syntax();
        this.offsets = from.offsets();
        this.markup = from.markup();
        this.linksClickable = from.linksClickable();
        this.shortLinks = from.shortLinks();
        this.threads = from.threads();
        this.onRequest = from.onRequest();
        this.linkFee = from.linkFee();
        this.fold = from.fold().orElse(0);
        this.editorial = from.ownEditorial();
        this.fields.addAll(from.fields());
        this.media = from.media().orElse(null);
        this.replacements.putAll(from.replacements());
        this.payload = from.payload();
    }

    /**
     * The name for people.
     *
     * @param name not blank
     * @return this builder
     */
    public PlatformSpecBuilder name(String name) {
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
    public PlatformSpecBuilder limit(int max, Meter meter) {
        return limit(new TextLimit(max, meter, new RuleSource.Host()));
    }

    /**
     * Adds a length limit.
     *
     * @param limit the limit with its source
     * @return this builder
     */
    public PlatformSpecBuilder limit(TextLimit limit) {
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
    public PlatformSpecBuilder withoutCounts() {
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
    public PlatformSpecBuilder count(CountLimit count) {
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
    public PlatformSpecBuilder syntax(EntitySyntax syntax) {
        this.syntax = Objects.requireNonNull(syntax, "syntax");
        return this;
    }

    /**
     * The unit of entity offsets, {@link OffsetUnit#UTF16} by default.
     *
     * @param offsets the unit
     * @return this builder
     */
    public PlatformSpecBuilder offsets(OffsetUnit offsets) {
        this.offsets = Objects.requireNonNull(offsets, "offsets");
        return this;
    }

    /**
     * The dialect of the platform's API, {@link Markup#PLAIN} by default.
     *
     * @param markup the dialect
     * @return this builder
     */
    public PlatformSpecBuilder markup(Markup markup) {
        this.markup = Objects.requireNonNull(markup, "markup");
        return this;
    }

    /**
     * Says that links in the text cannot be followed, so that posts carry none.
     *
     * @return this builder
     */
    public PlatformSpecBuilder linksNotClickable() {
        this.linksClickable = false;
        return this;
    }

    /**
     * Says that links in the text can be followed; so by default.
     *
     * @return this builder
     */
    public PlatformSpecBuilder linksClickable() {
        this.linksClickable = true;
        return this;
    }

    /**
     * Says that the text shows links in short, since their targets go beside the text.
     *
     * @return this builder
     */
    public PlatformSpecBuilder shortLinks() {
        this.shortLinks = true;
        return this;
    }

    /**
     * Says that the text itself is the link; so by default.
     *
     * @return this builder
     */
    public PlatformSpecBuilder wholeLinks() {
        this.shortLinks = false;
        return this;
    }

    /**
     * Says that posts can be chained to a thread.
     *
     * @return this builder
     */
    public PlatformSpecBuilder withThreads() {
        this.threads = true;
        return this;
    }

    /**
     * Says that posts stand alone; so by default.
     *
     * @return this builder
     */
    public PlatformSpecBuilder withoutThreads() {
        this.threads = false;
        return this;
    }

    /**
     * After how much of a post the feed hides the rest.
     *
     * @param utf16Units at least 1
     * @return this builder
     */
    public PlatformSpecBuilder fold(int utf16Units) {
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
    public PlatformSpecBuilder editorial(Editorial editorial) {
        this.editorial = Objects.requireNonNull(editorial, "editorial");
        return this;
    }

    /**
     * Adds a field beside the text, in place of one with the same name.
     *
     * @param field the field with its limit
     * @return this builder
     */
    public PlatformSpecBuilder field(FieldRule field) {
        Objects.requireNonNull(field, "field");
        fields.removeIf(known -> known.name().equals(field.name()));
        fields.add(field);
        return this;
    }

    /**
     * Takes away every field beside the text.
     *
     * @return this builder
     */
    public PlatformSpecBuilder withoutFields() {
        fields.clear();
        return this;
    }

    /**
     * How many images go with a post; nothing is known by default.
     *
     * @param media the rule
     * @return this builder
     */
    public PlatformSpecBuilder media(MediaRule media) {
        this.media = Objects.requireNonNull(media, "media");
        return this;
    }

    /**
     * Says that the platform refuses a character, and what to write in its place.
     *
     * @param refused one code point
     * @param instead any text without it, perhaps empty
     * @return this builder
     */
    public PlatformSpecBuilder replacing(String refused, String instead) {
        if (refused.codePointCount(0, refused.length()) != 1 || instead.contains(refused)) {
            throw new IllegalArgumentException("refused: " + refused + " written as " + instead
                    + " (expected: one character, written without it)");
        }
        replacements.put(refused, instead);
        return this;
    }

    /**
     * The shape in which the platform's API takes a post.
     *
     * @param format the name of a payload format: lower-case letters, digits and hyphens, at most 40
     * @return this builder
     */
    public PlatformSpecBuilder payload(String format) {
        this.payload = PlatformSpec.checkedName("payload", format);
        return this;
    }

    /**
     * Gives it another id, for a platform that stands on a known one.
     *
     * @param id lower-case letters, digits and hyphens, at most 40
     * @return this builder
     */
    public PlatformSpecBuilder id(String id) {
        this.id = PlatformSpec.checkedName("id", id);
        return this;
    }

    /**
     * Leaves it out where a request names no platforms.
     *
     * @return this builder
     */
    public PlatformSpecBuilder onRequest() {
        this.onRequest = true;
        return this;
    }

    /**
     * Counts it among the platforms of a request that names none; the default.
     *
     * @return this builder
     */
    public PlatformSpecBuilder usual() {
        this.onRequest = false;
        return this;
    }

    /**
     * Says whether the platform's API bills a post with a link at more than one without.
     *
     * @param fee true where a warning is due
     * @return this builder
     */
    public PlatformSpecBuilder linkFee(boolean fee) {
        this.linkFee = fee;
        return this;
    }

    /** What it aims at now. */
    Editorial editorial() {
        if (editorial != null) {
            return editorial;
        }
        return Editorial.builder(limits.isEmpty() ? 1 : limits.get(0).max()).build();
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
