package io.newsforge.platform;

import java.util.Objects;

/**
 * What a good news post on a platform looks like, where its rules leave a choice. Writers aim at it, nothing is refused for
 * missing it. The built-in ones come from the newsroom page in NewsForge's design, checked 2026-11; a host changes any of it:
 *
 * <pre>{@code
 * PlatformSpec x = PlatformCatalog.builtIn().require("x");
 * PlatformSpec ours = x.toBuilder()
 *         .editorial(x.editorial().toBuilder().link(LinkPlacement.REPLY).hashtags(0).build())
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe. Two of the same content are equal.
 */
public final class Editorial {

    private final boolean headline;
    private final int sentences;
    private final int length;
    private final int hashtags;
    private final boolean spaced;
    private final boolean namesSource;
    private final LinkPlacement link;
    private final int emoji;
    private final HeadlineStyle headlineStyle;

    private Editorial(Builder from) {
        this.headline = from.headline;
        this.sentences = from.sentences;
        this.length = from.length;
        this.hashtags = from.hashtags;
        this.spaced = from.spaced;
        this.namesSource = from.namesSource;
        this.link = from.link;
        this.emoji = from.emoji;
        this.headlineStyle = from.headlineStyle;
    }

    /**
     * Starts with three sentences, no headline, no hashtags, the link last and at most one emoji.
     *
     * @param length the length a post should not pass, in the unit of the platform's first limit; at least 1
     * @return a builder
     */
    public static Builder builder(int length) {
        return new Builder().length(length);
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder that holds everything of this
     */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.headline = headline;
        copy.sentences = sentences;
        copy.length = length;
        copy.hashtags = hashtags;
        copy.spaced = spaced;
        copy.namesSource = namesSource;
        copy.link = link;
        copy.emoji = emoji;
        copy.headlineStyle = headlineStyle;
        return copy;
    }

    /**
     * Whether the article's headline opens the post.
     *
     * @return false where the link's card or a field shows it anyway
     */
    public boolean headline() {
        return headline;
    }

    /**
     * How many sentences of the article a post should have.
     *
     * @return at least 1
     */
    public int sentences() {
        return sentences;
    }

    /**
     * The length a post should not pass.
     *
     * @return in the unit of the platform's first limit
     */
    public int length() {
        return length;
    }

    /**
     * How many hashtags a post should carry.
     *
     * @return 0 for none
     */
    public int hashtags() {
        return hashtags;
    }

    /**
     * Whether each sentence stands as a paragraph of its own.
     *
     * @return false for running text
     */
    public boolean spaced() {
        return spaced;
    }

    /**
     * Whether the post names the publisher in words.
     *
     * @return true where readers cannot follow a link
     */
    public boolean namesSource() {
        return namesSource;
    }

    /**
     * Where the link goes.
     *
     * @return {@link LinkPlacement#LAST} by default
     */
    public LinkPlacement link() {
        return link;
    }

    /**
     * How many emoji a post that NewsForge writes may hold; those that come later are left out.
     *
     * @return 1 by default
     */
    public int emoji() {
        return emoji;
    }

    /**
     * How a headline is set.
     *
     * @return {@link HeadlineStyle#AS_WRITTEN} by default
     */
    public HeadlineStyle headlineStyle() {
        return headlineStyle;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Editorial editorial && toString().equals(editorial.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "Editorial[headline=" + headline + ", sentences=" + sentences + ", length=" + length + ", hashtags="
                + hashtags + ", spaced=" + spaced + ", namesSource=" + namesSource + ", link=" + link + ", emoji="
                + emoji + ", headlineStyle=" + headlineStyle + "]";
    }

    /** Builds an {@link Editorial}. Not thread-safe; shares nothing with what it built. */
    public static final class Builder {

        private boolean headline;
        private int sentences = 3;
        private int length = 1;
        private int hashtags;
        private boolean spaced;
        private boolean namesSource;
        private LinkPlacement link = LinkPlacement.LAST;
        private int emoji = 1;
        private HeadlineStyle headlineStyle = HeadlineStyle.AS_WRITTEN;

        private Builder() {}

        /**
         * Whether the article's headline opens the post.
         *
         * @param opens true if it does
         * @return this builder
         */
        public Builder headline(boolean opens) {
            this.headline = opens;
            return this;
        }

        /**
         * How many sentences of the article a post should have.
         *
         * @param sentences at least 1
         * @return this builder
         */
        public Builder sentences(int sentences) {
            this.sentences = atLeast("sentences", sentences, 1);
            return this;
        }

        /**
         * The length a post should not pass.
         *
         * @param length in the unit of the platform's first limit; at least 1
         * @return this builder
         */
        public Builder length(int length) {
            this.length = atLeast("length", length, 1);
            return this;
        }

        /**
         * How many hashtags a post should carry.
         *
         * @param hashtags 0 for none
         * @return this builder
         */
        public Builder hashtags(int hashtags) {
            this.hashtags = atLeast("hashtags", hashtags, 0);
            return this;
        }

        /**
         * Whether each sentence stands as a paragraph of its own.
         *
         * @param spaced true for paragraphs
         * @return this builder
         */
        public Builder spaced(boolean spaced) {
            this.spaced = spaced;
            return this;
        }

        /**
         * Whether the post names the publisher in words.
         *
         * @param names true if it does
         * @return this builder
         */
        public Builder namesSource(boolean names) {
            this.namesSource = names;
            return this;
        }

        /**
         * Where the link goes.
         *
         * @param placement the place
         * @return this builder
         */
        public Builder link(LinkPlacement placement) {
            this.link = Objects.requireNonNull(placement, "placement");
            return this;
        }

        /**
         * How many emoji a post may hold.
         *
         * @param most 0 for none
         * @return this builder
         */
        public Builder emoji(int most) {
            this.emoji = atLeast("emoji", most, 0);
            return this;
        }

        /**
         * How a headline is set.
         *
         * @param style the style
         * @return this builder
         */
        public Builder headlineStyle(HeadlineStyle style) {
            this.headlineStyle = Objects.requireNonNull(style, "style");
            return this;
        }

        /**
         * Builds it.
         *
         * @return what this builder holds now
         */
        public Editorial build() {
            return new Editorial(this);
        }

        private static int atLeast(String name, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
            }
            return value;
        }
    }
}
