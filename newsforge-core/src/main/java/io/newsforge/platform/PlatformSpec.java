package io.newsforge.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final String id;
    private final String name;
    private final List<TextLimit> limits;
    private final List<CountLimit> counts;
    private final EntitySyntax syntax;
    private final OffsetUnit offsets;
    private final Markup markup;
    private final boolean linksClickable;
    private final boolean shortLinks;
    private final boolean threads;
    private final boolean onRequest;
    private final boolean linkFee;
    private final int fold;
    private final @Nullable Editorial editorial;
    private final List<FieldRule> fields;
    private final @Nullable MediaRule media;
    private final Map<String, String> replacements;
    private final String payload;

    PlatformSpec(PlatformSpecBuilder from) {
        this.id = from.id;
        this.name = from.name;
        this.limits = List.copyOf(from.limits);
        this.counts = List.copyOf(from.counts);
        this.syntax = from.syntax;
        this.offsets = from.offsets;
        this.markup = from.markup;
        this.linksClickable = from.linksClickable;
        this.shortLinks = from.shortLinks;
        this.threads = from.threads;
        this.onRequest = from.onRequest;
        this.linkFee = from.linkFee;
        this.fold = from.fold;
        this.editorial = from.editorial;
        this.fields = List.copyOf(from.fields);
        this.media = from.media;
        this.replacements = Map.copyOf(from.replacements);
        this.payload = from.payload;
    }

    /**
     * Starts a platform with plain text, UTF-16 offsets, clickable links, no threads and no hashtags.
     *
     * @param id what the platform is asked for by: lower-case letters, digits and hyphens, at most 40
     * @return a builder; it needs at least one limit
     */
    public static PlatformSpecBuilder builder(String id) {
        return new PlatformSpecBuilder(checkedName("id", id));
    }

    static String checkedName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + ": " + name + " (expected: 1 to 40 lower-case letters, digits and hyphens)");
        }
        return name;
    }

    static void checkedFieldName(String name) {
        if (!FIELD.matcher(name).matches()) {
            throw new IllegalArgumentException("name: " + name + " (expected: 1 to 40 letters, digits, _ and -)");
        }
    }

    /**
     * Starts a changed copy. The first {@code limit} call on it replaces all limits, the first {@code count} call all counts.
     *
     * @return a builder that holds everything this platform has
     */
    public PlatformSpecBuilder toBuilder() {
        return new PlatformSpecBuilder(this);
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
     * Whether the text shows links in short, host and the beginning of the path, since their targets go beside the text.
     *
     * @return false where the text itself is the link
     */
    public boolean shortLinks() {
        return shortLinks;
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
     * Whether it is left out where a request names no platforms.
     *
     * @return true if it must be asked for by name
     */
    public boolean onRequest() {
        return onRequest;
    }

    /**
     * Whether the platform's API bills a post with a link at more than one without.
     *
     * @return true where a warning is due
     */
    public boolean linkFee() {
        return linkFee;
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
                : Editorial.builder(limits.get(0).max()).build();
    }

    /**
     * The texts that go beside the post in fields of their own, such as a title.
     *
     * @return an unmodifiable list, empty where the platform has none
     */
    public List<FieldRule> fields() {
        return fields;
    }

    /**
     * How many images go with a post.
     *
     * @return empty where nothing is known
     */
    public Optional<MediaRule> media() {
        return Optional.ofNullable(media);
    }

    /**
     * The characters that the platform refuses in any text, each with what is written in its place.
     *
     * @return an unmodifiable map, empty where all are taken
     */
    public Map<String, String> replacements() {
        return replacements;
    }

    /**
     * The shape in which the platform's API takes a post, by name.
     *
     * @return a name that {@code io.newsforge.payload.PayloadFormats} knows, {@code text} by default
     */
    public String payload() {
        return payload;
    }

    /** The host's or file's own, not what stands in for it. */
    @Nullable
    Editorial ownEditorial() {
        return editorial;
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
     * Makes a text one that the platform can take, but for its length: tidy as {@link PostText#tidy} has it, and without the
     * characters that the platform refuses.
     *
     * @param text any string
     * @return the text, perhaps empty
     */
    public String written(String text) {
        String written = PostText.tidy(text);
        for (Map.Entry<String, String> refused : replacements.entrySet()) {
            written = written.replace(refused.getKey(), refused.getValue());
        }
        return replacements.isEmpty() ? written : PostText.tidy(written);
    }

    /**
     * Whether a text keeps every rule: {@code check(text).valid()} without the report.
     *
     * @param text plain text, before any escaping
     * @return true if the platform will take it
     */
    public boolean accepts(String text) {
        return !PostText.isBlank(text)
                && !PostText.hasForbidden(text)
                && !holdsRefused(text)
                && keepsLimits(text)
                && (counts.isEmpty() || keepsCounts(syntax.find(text)));
    }

    private boolean holdsRefused(String text) {
        return !replacements.isEmpty() && replacements.keySet().stream().anyMatch(text::contains);
    }

    private boolean keepsLimits(String text) {
        for (TextLimit limit : limits) {
            if (limit.meter().measure(text) > limit.max()) {
                return false;
            }
        }
        return true;
    }

    private boolean keepsCounts(List<Entity> entities) {
        return counts.stream().allMatch(count -> count.count(entities) <= count.max());
    }

    @Override
    public String toString() {
        return "PlatformSpec[" + id + "]";
    }
}
