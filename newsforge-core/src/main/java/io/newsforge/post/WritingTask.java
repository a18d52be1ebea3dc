package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.quota.Subject;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a writer is asked for. Immutable. */
public final class WritingTask {

    private static final Duration USUAL_TIME = Duration.ofSeconds(30);

    private final Article article;
    private final List<PlatformSpec> platforms;
    private final Style style;
    private final Locale language;
    private final Deadline deadline;
    private final @Nullable Subject subject;

    private WritingTask(Builder from) {
        this.article = from.article;
        this.platforms = from.platforms;
        this.style = from.style;
        this.language = from.language;
        this.deadline = from.deadline != null ? from.deadline : Deadline.after(USUAL_TIME, TimeSource.system());
        this.subject = from.subject;
    }

    /**
     * Starts a task in {@link Style#NEWS}, in no language in particular, for nobody in particular.
     *
     * @param article what to write about
     * @param platforms for which platforms, at least one
     * @return a builder
     * @throws IllegalArgumentException if there is no platform
     */
    public static Builder builder(Article article, List<PlatformSpec> platforms) {
        return new Builder(article, platforms);
    }

    /**
     * What to write about.
     *
     * @return the article
     */
    public Article article() {
        return article;
    }

    /**
     * For which platforms.
     *
     * @return an unmodifiable list with at least one platform
     */
    public List<PlatformSpec> platforms() {
        return platforms;
    }

    /**
     * How much to tell.
     *
     * @return the style
     */
    public Style style() {
        return style;
    }

    /**
     * The language the posts should be in.
     *
     * @return {@link Locale#ROOT} when none is known
     */
    public Locale language() {
        return language;
    }

    /**
     * By when the drafts are needed.
     *
     * @return the deadline
     */
    public Deadline deadline() {
        return deadline;
    }

    /**
     * On whose account it is written.
     *
     * @return empty for nobody's in particular
     */
    public Optional<Subject> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * The same task for some of its platforms.
     *
     * @param fewer at least one
     * @return the task
     * @throws IllegalArgumentException if there is none
     */
    public WritingTask forPlatforms(List<PlatformSpec> fewer) {
        Builder copy = builder(article, fewer).style(style).language(language).deadline(deadline);
        return subject == null ? copy.build() : copy.subject(subject).build();
    }

    /** Names the task without the article's text, for logs. */
    @Override
    public String toString() {
        return "WritingTask[" + article + ", platforms=" + platforms + ", style=" + style + ", language=" + language
                + "]";
    }

    /** Builds a {@link WritingTask}. Not thread-safe; shares nothing with what it built. */
    public static final class Builder {

        private final Article article;
        private final List<PlatformSpec> platforms;
        private Style style = Style.NEWS;
        private Locale language = Locale.ROOT;
        private @Nullable Deadline deadline;
        private @Nullable Subject subject;

        private Builder(Article article, List<PlatformSpec> platforms) {
            this.article = Objects.requireNonNull(article, "article");
            this.platforms = List.copyOf(platforms);
            if (platforms.isEmpty()) {
                throw new IllegalArgumentException("platforms: none (expected: at least one)");
            }
        }

        /**
         * How much to tell.
         *
         * @param style the style
         * @return this builder
         */
        public Builder style(Style style) {
            this.style = Objects.requireNonNull(style, "style");
            return this;
        }

        /**
         * The language the posts should be in.
         *
         * @param language a locale; {@link Locale#ROOT} when none is known
         * @return this builder
         */
        public Builder language(Locale language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /**
         * By when the drafts are needed; without it 30 seconds after {@link #build()}.
         *
         * @param deadline the deadline
         * @return this builder
         */
        public Builder deadline(Deadline deadline) {
            this.deadline = Objects.requireNonNull(deadline, "deadline");
            return this;
        }

        /**
         * On whose account it is written; nobody's in particular without it.
         *
         * @param subject whom the quotas of what the writer uses are counted for
         * @return this builder
         */
        public Builder subject(Subject subject) {
            this.subject = Objects.requireNonNull(subject, "subject");
            return this;
        }

        /**
         * Builds the task.
         *
         * @return a task with what this builder holds now
         */
        public WritingTask build() {
            return new WritingTask(this);
        }
    }
}
