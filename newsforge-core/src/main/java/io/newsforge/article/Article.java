package io.newsforge.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A news article: its text in blocks, what is known about it, and where each of these facts came from. Immutable.
 *
 * <pre>{@code
 * Article article = Article.builder()
 *         .title("Central bank holds rate at 2.50%")
 *         .canonicalUrl(URI.create("https://example.com/rate"))
 *         .paragraph("The central bank kept its key rate at 2.50% on Friday.")
 *         .build();
 * }</pre>
 *
 * <p>{@link #toString()} names the article by address and size only, so that logs never hold its text.
 */
public final class Article {

    /** A fact about an article, for {@link Article#origins()}. */
    public enum Field {
        /** {@link Article#title()}. */
        TITLE,
        /** {@link Article#byline()}. */
        BYLINE,
        /** {@link Article#published()}. */
        PUBLISHED,
        /** {@link Article#language()}. */
        LANGUAGE,
        /** {@link Article#canonicalUrl()}. */
        CANONICAL_URL,
        /** {@link Article#site()}. */
        SITE,
        /** {@link Article#paragraphs()}. */
        BODY
    }

    /** Where a fact was found. */
    public enum Origin {
        /** Given by the host that built the article. */
        HOST,
        /** A JSON-LD block of the page. */
        JSON_LD,
        /** An Open Graph or article property. */
        OPEN_GRAPH,
        /** Schema.org microdata. */
        MICRODATA,
        /** A meta, link or title element, or an attribute such as lang. */
        META,
        /** A time element. */
        TIME_ELEMENT,
        /** The visible markup of the page. */
        MARKUP,
        /** The article's own text, such as the first line of a text file. */
        TEXT,
        /** The address the document was read from. */
        ADDRESS,
        /** Data in a script of the page that is no JSON-LD. */
        SCRIPT
    }

    private final @Nullable String title;
    private final @Nullable String byline;
    private final @Nullable PublicationDate published;
    private final @Nullable Locale language;
    private final @Nullable URI canonicalUrl;
    private final @Nullable String site;
    private final @Nullable PublicationDate modified;
    private final @Nullable String section;
    private final List<String> tags;
    private final boolean paywalled;
    private final List<Paragraph> paragraphs;
    private final List<ArticleImage> images;
    private final List<ReadingNote> notes;
    private final Map<Field, Origin> origins;
    private @Nullable String fingerprint; // computed once asked for; two threads may both, to the same end

    private Article(Builder from) {
        this.title = from.title;
        this.byline = from.byline;
        this.published = from.published;
        this.language = from.language;
        this.canonicalUrl = from.canonicalUrl;
        this.site = from.site;
        this.modified = from.modified;
        this.section = from.section;
        this.tags = List.copyOf(from.tags);
        this.paywalled = from.paywalled;
        this.paragraphs = List.copyOf(from.paragraphs);
        this.images = List.copyOf(from.images);
        this.notes = List.copyOf(from.notes);
        this.origins = Map.copyOf(from.origins);
    }

    /**
     * Starts an article of the host's own.
     *
     * @return a builder; every fact set through it has {@link Origin#HOST} unless another origin is given
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a changed copy of this article.
     *
     * @return a builder that holds everything this article holds
     */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.title = title;
        copy.byline = byline;
        copy.published = published;
        copy.language = language;
        copy.canonicalUrl = canonicalUrl;
        copy.site = site;
        copy.modified = modified;
        copy.section = section;
        copy.tags.addAll(tags);
        copy.paywalled = paywalled;
        copy.paragraphs.addAll(paragraphs);
        copy.images.addAll(images);
        copy.notes.addAll(notes);
        copy.origins.putAll(origins);
        return copy;
    }

    /**
     * The headline, without the name of the site.
     *
     * @return empty when the document has none
     */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /**
     * Who wrote it, as the document says; several names are parted by a comma and a space.
     *
     * @return empty when nobody is named
     */
    public Optional<String> byline() {
        return Optional.ofNullable(byline);
    }

    /**
     * When it was published.
     *
     * @return empty when the document does not say
     */
    public Optional<PublicationDate> published() {
        return Optional.ofNullable(published);
    }

    /**
     * The language it is written in.
     *
     * @return empty when neither declared nor certain from the text
     */
    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    /**
     * The address the article wants to be known by; absolute http or https.
     *
     * @return empty when the document has none and was not read from an address
     */
    public Optional<URI> canonicalUrl() {
        return Optional.ofNullable(canonicalUrl);
    }

    /**
     * The name of the publisher or site.
     *
     * @return empty when the document does not say
     */
    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    /**
     * When it was changed last.
     *
     * @return empty when the document does not say
     */
    public Optional<PublicationDate> modified() {
        return Optional.ofNullable(modified);
    }

    /**
     * The section of the publication it stands in.
     *
     * @return empty when the document does not say
     */
    public Optional<String> section() {
        return Optional.ofNullable(section);
    }

    /**
     * The topics its publisher gave it.
     *
     * @return an unmodifiable list of plain texts, at most 30
     */
    public List<String> tags() {
        return tags;
    }

    /**
     * Whether its publisher says that not everybody may read it for free, so that the text may be only its beginning.
     *
     * @return false also when nothing is said
     */
    public boolean paywalled() {
        return paywalled;
    }

    /**
     * The text in reading order, without the title.
     *
     * @return an unmodifiable list; empty only for an article a host built without text
     */
    public List<Paragraph> paragraphs() {
        return paragraphs;
    }

    /**
     * The images that belong to the article, in reading order.
     *
     * @return an unmodifiable list
     */
    public List<ArticleImage> images() {
        return images;
    }

    /**
     * What was not as the document claimed, for example a wrong character set.
     *
     * @return an unmodifiable list, usually empty
     */
    public List<ReadingNote> notes() {
        return notes;
    }

    /**
     * Where each known fact was found.
     *
     * @return an unmodifiable map with an entry for each fact this article has
     */
    public Map<Field, Origin> origins() {
        return origins;
    }

    /**
     * The prose: every paragraph but captions, parted by newlines.
     *
     * @return the text, empty when there is none
     */
    public String text() {
        return paragraphs.stream()
                .filter(Paragraph::isProse)
                .map(Paragraph::text)
                .collect(Collectors.joining("\n"));
    }

    /**
     * How many words the prose has: runs without white space that hold a letter or a digit.
     *
     * @return the count, 0 or more
     */
    public int words() {
        return Words.count(text());
    }

    /**
     * Names this article by its content: the same for two readings that differ only in white space, Unicode normalisation or
     * markup, another one as soon as a fact or a word differs.
     *
     * @return 64 lower-case hexadecimal digits (SHA-256)
     */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = Fingerprint.of(this);
            fingerprint = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Article that
                && Objects.equals(title, that.title)
                && Objects.equals(byline, that.byline)
                && Objects.equals(published, that.published)
                && Objects.equals(language, that.language)
                && Objects.equals(canonicalUrl, that.canonicalUrl)
                && Objects.equals(site, that.site)
                && Objects.equals(modified, that.modified)
                && Objects.equals(section, that.section)
                && tags.equals(that.tags)
                && paywalled == that.paywalled
                && paragraphs.equals(that.paragraphs)
                && images.equals(that.images)
                && notes.equals(that.notes)
                && origins.equals(that.origins);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, canonicalUrl, paragraphs);
    }

    /** Names the article without its text, for logs. */
    @Override
    public String toString() {
        return "Article[url=" + canonicalUrl + ", language=" + language + ", paragraphs=" + paragraphs.size() + "]";
    }

    /** Builds an {@link Article}. Not thread-safe; may be used again, and shares nothing with what it built. */
    public static final class Builder {

        private @Nullable String title;
        private @Nullable String byline;
        private @Nullable PublicationDate published;
        private @Nullable Locale language;
        private @Nullable URI canonicalUrl;
        private @Nullable String site;
        private @Nullable PublicationDate modified;
        private @Nullable String section;
        private final List<String> tags = new ArrayList<>();
        private boolean paywalled;
        private final List<Paragraph> paragraphs = new ArrayList<>();
        private final List<ArticleImage> images = new ArrayList<>();
        private final List<ReadingNote> notes = new ArrayList<>();
        private final Map<Field, Origin> origins = new EnumMap<>(Field.class);

        private static final int MOST_TAGS = 30;

        private Builder() {}

        /**
         * The headline.
         *
         * @param title not blank
         * @return this builder
         */
        public Builder title(String title) {
            this.title = notBlank("title", title);
            return found(Field.TITLE, Origin.HOST);
        }

        /**
         * Who wrote it.
         *
         * @param byline not blank, several names parted by a comma and a space
         * @return this builder
         */
        public Builder byline(String byline) {
            this.byline = notBlank("byline", byline);
            return found(Field.BYLINE, Origin.HOST);
        }

        /**
         * When it was published.
         *
         * @param published as precise as it is known
         * @return this builder
         */
        public Builder published(PublicationDate published) {
            this.published = Objects.requireNonNull(published, "published");
            return found(Field.PUBLISHED, Origin.HOST);
        }

        /**
         * The language it is written in.
         *
         * @param language a locale with a language
         * @return this builder
         */
        public Builder language(Locale language) {
            if (language.getLanguage().isEmpty()) {
                throw new IllegalArgumentException("language: " + language + " (expected: a locale with a language)");
            }
            this.language = language;
            return found(Field.LANGUAGE, Origin.HOST);
        }

        /**
         * The address the article wants to be known by.
         *
         * @param canonicalUrl an absolute http or https address
         * @return this builder
         */
        public Builder canonicalUrl(URI canonicalUrl) {
            String scheme = canonicalUrl.getScheme();
            if (canonicalUrl.getHost() == null
                    || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                throw new IllegalArgumentException(
                        "canonicalUrl: " + canonicalUrl + " (expected: an absolute http or https address)");
            }
            this.canonicalUrl = canonicalUrl;
            return found(Field.CANONICAL_URL, Origin.HOST);
        }

        /**
         * The name of the publisher or site.
         *
         * @param site not blank
         * @return this builder
         */
        public Builder site(String site) {
            this.site = notBlank("site", site);
            return found(Field.SITE, Origin.HOST);
        }

        /**
         * When it was changed last.
         *
         * @param modified as precisely as known
         * @return this builder
         */
        public Builder modified(PublicationDate modified) {
            this.modified = Objects.requireNonNull(modified, "modified");
            return this;
        }

        /**
         * The section of the publication it stands in.
         *
         * @param section not blank
         * @return this builder
         */
        public Builder section(String section) {
            this.section = notBlank("section", section);
            return this;
        }

        /**
         * Adds a topic; one that is there already, or beyond 30, is left out.
         *
         * @param tag not blank
         * @return this builder
         */
        public Builder tag(String tag) {
            String checked = notBlank("tag", tag);
            if (tags.size() < MOST_TAGS && !tags.contains(checked)) {
                tags.add(checked);
            }
            return this;
        }

        /**
         * Whether not everybody may read it for free.
         *
         * @param paywalled true if the publisher says so
         * @return this builder
         */
        public Builder paywalled(boolean paywalled) {
            this.paywalled = paywalled;
            return this;
        }

        /**
         * Adds a block of text.
         *
         * @param paragraph the block
         * @return this builder
         */
        public Builder paragraph(Paragraph paragraph) {
            paragraphs.add(Objects.requireNonNull(paragraph, "paragraph"));
            origins.putIfAbsent(Field.BODY, Origin.HOST);
            return this;
        }

        /**
         * Adds a block of running prose.
         *
         * @param text not blank
         * @return this builder
         */
        public Builder paragraph(String text) {
            return paragraph(new Paragraph(Paragraph.Kind.PARAGRAPH, text));
        }

        /**
         * Adds an image.
         *
         * @param image the image
         * @return this builder
         */
        public Builder image(ArticleImage image) {
            images.add(Objects.requireNonNull(image, "image"));
            return this;
        }

        /**
         * Adds a note on how the article was read.
         *
         * @param note the note
         * @return this builder
         */
        public Builder note(ReadingNote note) {
            notes.add(Objects.requireNonNull(note, "note"));
            return this;
        }

        /**
         * Says where the fact that was just set came from; without it a fact comes from {@link Origin#HOST}.
         *
         * @param field the fact
         * @param origin where it was found
         * @return this builder
         */
        public Builder found(Field field, Origin origin) {
            origins.put(Objects.requireNonNull(field, "field"), Objects.requireNonNull(origin, "origin"));
            return this;
        }

        /**
         * Builds the article.
         *
         * @return an article with what this builder holds now
         */
        public Article build() {
            return new Article(this);
        }

        private static String notBlank(String name, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(name + ": blank (expected: some text, or no call at all)");
            }
            return value;
        }
    }
}
