package io.newsforge.post;

import io.newsforge.payload.PostImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a writer wants to say on one platform, before it is made to fit. Immutable.
 *
 * <p>The fitter lays it out as headline, body, source line, hashtags and link, in this order, and gives up the end of the body
 * first when room is short. {@link #toString()} leaves the text out, for logs.
 */
public final class Draft {

    private final @Nullable String headline;
    private final String body;
    private final @Nullable String sourceLine;
    private final List<String> hashtags;
    private final @Nullable URI link;
    private final List<PostImage> images;
    private final boolean thread;
    private final Authorship authorship;
    private final @Nullable Locale language;
    private final Map<String, String> fields;
    private final int emojiRemoved;

    private Draft(Builder from) {
        this.headline = from.headline;
        this.body = from.body;
        this.sourceLine = from.sourceLine;
        this.hashtags = List.copyOf(from.hashtags);
        this.link = from.link;
        this.images = List.copyOf(from.images);
        this.thread = from.thread;
        this.authorship = from.authorship;
        this.language = from.language;
        this.fields = Map.copyOf(from.fields);
        this.emojiRemoved = from.emojiRemoved;
    }

    /**
     * A draft of text and nothing else.
     *
     * @param body any string
     * @return the draft
     */
    public static Draft of(String body) {
        return builder(body).build();
    }

    /**
     * Starts a draft.
     *
     * @param body any string; newlines part paragraphs
     * @return a builder
     */
    public static Builder builder(String body) {
        return new Builder(body);
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder that holds everything this draft holds
     */
    public Builder toBuilder() {
        Builder copy = new Builder(body);
        copy.headline = headline;
        copy.sourceLine = sourceLine;
        copy.hashtags.addAll(hashtags);
        copy.link = link;
        copy.images.addAll(images);
        copy.thread = thread;
        copy.authorship = authorship;
        copy.language = language;
        copy.fields.putAll(fields);
        copy.emojiRemoved = emojiRemoved;
        return copy;
    }

    /**
     * The line above the body, set off where the platform can.
     *
     * @return empty for none
     */
    public Optional<String> headline() {
        return Optional.ofNullable(headline);
    }

    /**
     * The text.
     *
     * @return any string, perhaps empty
     */
    public String body() {
        return body;
    }

    /**
     * The line that names the publisher.
     *
     * @return empty for none
     */
    public Optional<String> sourceLine() {
        return Optional.ofNullable(sourceLine);
    }

    /**
     * The hashtags to set below the text.
     *
     * @return tags without their sign, most important first
     */
    public List<String> hashtags() {
        return hashtags;
    }

    /**
     * The link to set at the end.
     *
     * @return empty for none
     */
    public Optional<URI> link() {
        return Optional.ofNullable(link);
    }

    /**
     * What the writer wants in a field of the platform, such as a title.
     *
     * @param name the field's name
     * @return empty where the fitter is to derive it from headline, body and article
     */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /**
     * The draft without the emoji beyond the first few of headline and body; the certificate of its post counts them.
     *
     * @param most how many may stay, 0 or more
     * @return this draft if none is too many
     */
    public Draft withEmojiAtMost(int most) {
        EmojiLimit limit = new EmojiLimit(most);
        String shorterHeadline = limit.kept(headline().orElse(""));
        String shorterBody = limit.kept(body);
        if (limit.removed() == 0) {
            return this;
        }
        Builder copy = toBuilder().body(shorterBody);
        if (headline != null) {
            copy.headline(shorterHeadline);
        }
        copy.emojiRemoved = emojiRemoved + limit.removed();
        return copy.build();
    }

    /** How many emoji were left out of what its writer wrote. */
    int emojiRemoved() {
        return emojiRemoved;
    }

    /**
     * The images that may go with the post.
     *
     * @return an unmodifiable list
     */
    public List<PostImage> images() {
        return images;
    }

    /**
     * Whether the text may become several numbered parts.
     *
     * @return true for a thread
     */
    public boolean isThread() {
        return thread;
    }

    /**
     * Who put the words together.
     *
     * @return the author
     */
    public Authorship authorship() {
        return authorship;
    }

    /**
     * The language it is written in.
     *
     * @return empty for the article's own
     */
    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    @Override
    public String toString() {
        return "Draft[" + body.length() + " UTF-16 units, hashtags=" + hashtags.size() + ", link=" + link + "]";
    }

    /** Builds a {@link Draft}. Not thread-safe; shares nothing with what it built. */
    public static final class Builder {

        private @Nullable String headline;
        private String body;
        private @Nullable String sourceLine;
        private final List<String> hashtags = new ArrayList<>();
        private @Nullable URI link;
        private final List<PostImage> images = new ArrayList<>();
        private boolean thread;
        private Authorship authorship = new Authorship.Composed("host");
        private @Nullable Locale language;
        private final Map<String, String> fields = new HashMap<>();
        private int emojiRemoved;

        private Builder(String body) {
            this.body = Objects.requireNonNull(body, "body");
        }

        /**
         * Sets the text.
         *
         * @param body any string; newlines part paragraphs
         * @return this builder
         */
        public Builder body(String body) {
            this.body = Objects.requireNonNull(body, "body");
            return this;
        }

        /**
         * Sets the line above the body.
         *
         * @param headline any string
         * @return this builder
         */
        public Builder headline(String headline) {
            this.headline = Objects.requireNonNull(headline, "headline");
            return this;
        }

        /**
         * Sets the line that names the publisher.
         *
         * @param sourceLine any string
         * @return this builder
         */
        public Builder sourceLine(String sourceLine) {
            this.sourceLine = Objects.requireNonNull(sourceLine, "sourceLine");
            return this;
        }

        /**
         * Adds a hashtag.
         *
         * @param tag with or without its sign; one the platform would not read as a tag is left out
         * @return this builder
         */
        public Builder hashtag(String tag) {
            hashtags.add(tag.startsWith("#") ? tag.substring(1) : tag);
            return this;
        }

        /**
         * Sets the link.
         *
         * @param link an absolute http or https address without a user
         * @return this builder
         */
        public Builder link(URI link) {
            if (!LinkText.isPostable(link)) {
                throw new IllegalArgumentException("link: scheme " + link.getScheme()
                        + " (expected: an absolute http or https address without a user)");
            }
            this.link = link;
            return this;
        }

        /**
         * Says what stands in a field of the platform; names that the platform does not have are left out.
         *
         * @param name the field's name, as in {@link io.newsforge.platform.PlatformSpec#fields()}
         * @param text any string; cut to the field's limit
         * @return this builder
         */
        public Builder field(String name, String text) {
            fields.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(text, "text"));
            return this;
        }

        /**
         * Adds an image.
         *
         * @param image the image
         * @return this builder
         */
        public Builder image(PostImage image) {
            images.add(Objects.requireNonNull(image, "image"));
            return this;
        }

        /**
         * Lets the text become several numbered parts where the platform has threads.
         *
         * @return this builder
         */
        public Builder asThread() {
            this.thread = true;
            return this;
        }

        /**
         * Says who put the words together; {@code Composed("host")} without it.
         *
         * @param authorship the author
         * @return this builder
         */
        public Builder by(Authorship authorship) {
            this.authorship = Objects.requireNonNull(authorship, "authorship");
            return this;
        }

        /**
         * Says which language the text is in, by a writer that translates; the article's own without it.
         *
         * @param language a locale with a language
         * @return this builder
         */
        public Builder language(Locale language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /**
         * Builds the draft.
         *
         * @return a draft with what this builder holds now
         */
        public Draft build() {
            return new Draft(this);
        }
    }
}
