package io.newsforge;

import io.newsforge.post.Style;
import io.newsforge.quota.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What posts are wanted. Immutable.
 *
 * <pre>{@code
 * ConversionRequest request = ConversionRequest.builder().to("x").to("threads").style(Style.THREAD).build();
 * }</pre>
 */
public final class ConversionRequest {

    private final List<String> platforms;
    private final Style style;
    private final @Nullable Locale language;
    private final @Nullable Subject subject;

    private ConversionRequest(Builder from) {
        this.platforms = from.platforms.stream().distinct().toList();
        this.style = from.style;
        this.language = from.language;
        this.subject = from.subject;
    }

    /**
     * Asks for posts in the usual style.
     *
     * @param platforms ids of platforms; none means all the {@link NewsForge} knows
     * @return the request
     */
    public static ConversionRequest to(String... platforms) {
        Builder request = builder();
        for (String platform : platforms) {
            request.to(platform);
        }
        return request.build();
    }

    /**
     * Starts a request.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The platforms asked for.
     *
     * @return ids in the order given, each once; empty means all the {@link NewsForge} knows
     */
    public List<String> platforms() {
        return platforms;
    }

    /**
     * How much of the article a post tells.
     *
     * @return the style
     */
    public Style style() {
        return style;
    }

    /**
     * The language the posts should be in.
     *
     * @return empty for the article's own
     */
    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    /**
     * On whose account it is.
     *
     * @return empty for nobody's in particular, so that no quota is asked
     */
    public Optional<Subject> subject() {
        return Optional.ofNullable(subject);
    }

    @Override
    public String toString() {
        return "ConversionRequest[platforms=" + platforms + ", style=" + style + ", language=" + language + "]";
    }

    /** Builds a {@link ConversionRequest}. Not thread-safe; shares nothing with what it built. */
    public static final class Builder {

        private final List<String> platforms = new ArrayList<>();
        private Style style = Style.NEWS;
        private @Nullable Locale language;
        private @Nullable Subject subject;

        private Builder() {}

        /**
         * Asks for a platform.
         *
         * @param platform its id
         * @return this builder
         */
        public Builder to(String platform) {
            platforms.add(Objects.requireNonNull(platform, "platform"));
            return this;
        }

        /**
         * How much to tell, {@link Style#NEWS} by default.
         *
         * @param style the style
         * @return this builder
         */
        public Builder style(Style style) {
            this.style = Objects.requireNonNull(style, "style");
            return this;
        }

        /**
         * In which language, by default the article's own.
         *
         * @param language a locale with a language
         * @return this builder
         */
        public Builder language(Locale language) {
            if (language.getLanguage().isEmpty()) {
                throw new IllegalArgumentException("language: " + language + " (expected: a locale with a language)");
            }
            this.language = language;
            return this;
        }

        /**
         * On whose account it is, by default nobody's in particular.
         *
         * @param subject whom quotas are counted for
         * @return this builder
         */
        public Builder subject(Subject subject) {
            this.subject = Objects.requireNonNull(subject, "subject");
            return this;
        }

        /**
         * Builds the request.
         *
         * @return a request with what this builder holds now
         */
        public ConversionRequest build() {
            return new ConversionRequest(this);
        }
    }
}
