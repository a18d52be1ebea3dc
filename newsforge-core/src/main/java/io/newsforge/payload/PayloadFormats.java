package io.newsforge.payload;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The payload formats that platforms can name, by name. Immutable and thread-safe; {@link #with} gives a changed copy. */
public final class PayloadFormats {

    private static final Map<String, PayloadFormat> BUILT_IN = Map.ofEntries(
            Map.entry("text", PlainPayloads.TEXT),
            Map.entry("x", PlainPayloads.TEXT),
            Map.entry("threads", new ThreadsPayload()),
            Map.entry("bluesky", new BlueskyPayload()),
            Map.entry("mastodon", PlainPayloads.MASTODON),
            Map.entry("linkedin", new LinkedInPayload()),
            Map.entry("facebook", PlainPayloads.FACEBOOK),
            Map.entry("instagram", PlainPayloads.INSTAGRAM),
            Map.entry("telegram", new TelegramPayload()),
            Map.entry("youtube", PlainPayloads.YOUTUBE),
            Map.entry("reddit", PlainPayloads.REDDIT),
            Map.entry("pinterest", new PinterestPayload()),
            Map.entry("tiktok", new TikTokPayload()),
            Map.entry("discord", PlainPayloads.DISCORD),
            Map.entry("slack", new SlackPayload()),
            Map.entry("kakaotalk", PlainPayloads.KAKAOTALK),
            Map.entry("blog", new BlogPayload()),
            Map.entry("email", new EmailPayload()),
            Map.entry("seo-blog", new SeoBlogPayload()),
            Map.entry("voice", new VoicePayload()));

    private final Map<String, PayloadFormat> byName;

    private PayloadFormats(Map<String, PayloadFormat> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /**
     * The formats NewsForge brings.
     *
     * @return one for each built-in platform, and {@code text} for all others
     */
    public static PayloadFormats builtIn() {
        return new PayloadFormats(new TreeMap<>(BUILT_IN));
    }

    /**
     * Adds a format, or replaces the one with the same name.
     *
     * @param name what platforms name it by
     * @param format the format
     * @return a new set of formats
     */
    public PayloadFormats with(String name, PayloadFormat format) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(format, "format");
        Map<String, PayloadFormat> changed = new TreeMap<>(byName);
        changed.put(name, format);
        return new PayloadFormats(changed);
    }

    /**
     * Looks a format up that must be there.
     *
     * @param name its name
     * @return the format
     * @throws IllegalArgumentException if there is none; its message lists the names there are
     */
    public PayloadFormat require(String name) {
        PayloadFormat format = byName.get(name);
        if (format == null) {
            throw new IllegalArgumentException("payload: " + name + " (expected: one of " + byName.keySet() + ")");
        }
        return format;
    }

    /**
     * The names there are.
     *
     * @return an unmodifiable set in alphabetical order
     */
    public Set<String> names() {
        return byName.keySet();
    }
}
