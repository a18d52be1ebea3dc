package io.newsforge.payload;

import io.newsforge.article.Article;
import io.newsforge.platform.Check;
import io.newsforge.platform.Entity;
import io.newsforge.platform.PlatformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message that keeps every rule of its platform, and all there is to say about it to the platform's API. Immutable. {@link
 * #toString()} leaves the texts out, for logs.
 */
public final class Message {

    private final PlatformSpec platform;
    private final String text;
    private final String written;
    private final Check check;
    private final String headline;
    private final String body;
    private final String sourceLine;
    private final List<String> hashtags;
    private final @Nullable String link;
    private final Map<String, String> fields;
    private final List<PostImage> images;
    private final @Nullable Article article;
    private final @Nullable Locale language;
    private final boolean first;

    private Message(Builder from) {
        this.platform = from.platform;
        this.text = from.text;
        this.written = from.written;
        this.check = from.check;
        this.headline = from.headline;
        this.body = from.body;
        this.sourceLine = from.sourceLine;
        this.hashtags = List.copyOf(from.hashtags);
        this.link = from.link;
        this.fields = Map.copyOf(from.fields);
        this.images = List.copyOf(from.images);
        this.article = from.article;
        this.language = from.language;
        this.first = from.first;
    }

    /**
     * Starts a message.
     *
     * @param platform where it goes
     * @param text what readers see, as it was measured
     * @param written the same in the platform's dialect
     * @param check what was measured
     * @return a builder
     */
    public static Builder builder(PlatformSpec platform, String text, String written, Check check) {
        return new Builder(platform, text, written, check);
    }

    /**
     * Where it goes.
     *
     * @return the platform
     */
    public PlatformSpec platform() {
        return platform;
    }

    /**
     * What readers see.
     *
     * @return plain text in NFC
     */
    public String text() {
        return text;
    }

    /**
     * The text in the platform's dialect, with nothing left that could act as markup.
     *
     * @return for example Telegram's HTML
     */
    public String written() {
        return written;
    }

    /**
     * The links, hashtags, mentions and cashtags of {@link #text()}.
     *
     * @return in order, with offsets in the platform's own unit
     */
    public List<Entity> entities() {
        return check.entities();
    }

    /**
     * The line above the body.
     *
     * @return plain text, empty for none
     */
    public String headline() {
        return headline;
    }

    /**
     * The text without headline, source line, hashtags and link.
     *
     * @return plain text, perhaps empty; newlines part paragraphs
     */
    public String body() {
        return body;
    }

    /**
     * The line that names the publisher.
     *
     * @return plain text, empty for none
     */
    public String sourceLine() {
        return sourceLine;
    }

    /**
     * The hashtags below the text.
     *
     * @return without their sign
     */
    public List<String> hashtags() {
        return hashtags;
    }

    /**
     * Where the link of the post leads.
     *
     * @return the whole address, also where the text shows it in short or the platform takes it beside the text; empty where the
     *     post has none
     */
    public Optional<String> link() {
        return Optional.ofNullable(link);
    }

    /**
     * The texts for the platform's fields.
     *
     * @return plain texts by the names of {@link PlatformSpec#fields()}; those that stay empty are not there
     */
    public Map<String, String> fields() {
        return fields;
    }

    /**
     * The images that may go with it.
     *
     * @return an unmodifiable list, with alternative texts that keep the platform's limit
     */
    public List<PostImage> images() {
        return images;
    }

    /**
     * The article it is about.
     *
     * @return empty when the host fitted a draft of its own
     */
    public Optional<Article> article() {
        return Optional.ofNullable(article);
    }

    /**
     * The language it is written in.
     *
     * @return empty when not known
     */
    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    /**
     * Whether it is a post of its own or opens a thread.
     *
     * @return false for the later parts of a thread, which carry no card and no images
     */
    public boolean isFirst() {
        return first;
    }

    @Override
    public String toString() {
        return "Message[" + platform.id() + ", " + text.length() + " UTF-16 units]";
    }

    /** Builds a {@link Message}. Not thread-safe; shares nothing with what it built. */
    public static final class Builder {

        private final PlatformSpec platform;
        private final String text;
        private final String written;
        private final Check check;
        private String headline = "";
        private String body = "";
        private String sourceLine = "";
        private List<String> hashtags = List.of();
        private @Nullable String link;
        private Map<String, String> fields = Map.of();
        private List<PostImage> images = new ArrayList<>();
        private @Nullable Article article;
        private @Nullable Locale language;
        private boolean first = true;

        private Builder(PlatformSpec platform, String text, String written, Check check) {
            this.platform = Objects.requireNonNull(platform, "platform");
            this.text = Objects.requireNonNull(text, "text");
            this.written = Objects.requireNonNull(written, "written");
            this.check = Objects.requireNonNull(check, "check");
        }

        /**
         * The pieces the text was put together from.
         *
         * @param headline the line above the body, empty for none
         * @param body the text itself
         * @param sourceLine the line that names the publisher, empty for none
         * @return this builder
         */
        public Builder pieces(String headline, String body, String sourceLine) {
            this.headline = Objects.requireNonNull(headline, "headline");
            this.body = Objects.requireNonNull(body, "body");
            this.sourceLine = Objects.requireNonNull(sourceLine, "sourceLine");
            return this;
        }

        /**
         * The hashtags below the text.
         *
         * @param hashtags without their sign
         * @return this builder
         */
        public Builder hashtags(List<String> hashtags) {
            this.hashtags = Objects.requireNonNull(hashtags, "hashtags");
            return this;
        }

        /**
         * The link of the text.
         *
         * @param link the whole address
         * @return this builder
         */
        public Builder link(String link) {
            this.link = Objects.requireNonNull(link, "link");
            return this;
        }

        /**
         * The texts for the platform's fields.
         *
         * @param fields plain texts by the fields' names
         * @return this builder
         */
        public Builder fields(Map<String, String> fields) {
            this.fields = Objects.requireNonNull(fields, "fields");
            return this;
        }

        /**
         * The images that may go with it.
         *
         * @param images with alternative texts that keep the platform's limit
         * @return this builder
         */
        public Builder images(List<PostImage> images) {
            this.images = Objects.requireNonNull(images, "images");
            return this;
        }

        /**
         * What it is about.
         *
         * @param article the article
         * @return this builder
         */
        public Builder article(Article article) {
            this.article = Objects.requireNonNull(article, "article");
            return this;
        }

        /**
         * The language it is written in.
         *
         * @param language a locale with a language
         * @return this builder
         */
        public Builder language(Locale language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /**
         * Says that it is a later part of a thread.
         *
         * @return this builder
         */
        public Builder continuing() {
            this.first = false;
            return this;
        }

        /**
         * Builds the message.
         *
         * @return a message with what this builder holds now
         */
        public Message build() {
            return new Message(this);
        }
    }
}
