package io.newsforge.llm.writer;

import io.newsforge.expect.Expect;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.post.Manuscript;
import io.newsforge.post.PostWriter;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingTask;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Writes posts with a language model: all platforms of a task in one call where their answer has room, else in a few.
 *
 * <p>The model gives words only. The link, the images, the publisher and the headline are the article's own; its hashtags are kept if
 * the article says them; mentions, hashtags and markup in its text lose their signs; a text with a link or an address is refused. An
 * answer that is not what was asked for is asked for once more, then its platforms have no draft. Drafts in another language than the
 * article's are taken to be in it, which nothing checks.
 *
 * <pre>{@code
 * PostWriter writer = ModelPostWriter.builder(router).tone(Tone.CONVERSATIONAL).maxArticleBytes(12_000).build();
 * }</pre>
 *
 * <p>Thread-safe. It does not close the router.
 */
public final class ModelPostWriter implements PostWriter {

    private final Asking asking;
    private final Tone tone;
    private final int maxPlatforms;
    private final int maxOutputTokens;
    private final int thinkingTokens;
    private final int maxArticleBytes;
    private final RandomGenerator random;
    private final Wording english = Wording.of("en");
    private final Wording korean = Wording.of("ko");
    private final ReplyReader reader = new ReplyReader();
    private final String name;

    private ModelPostWriter(Builder from) {
        this.asking = from.asking;
        this.tone = from.tone;
        this.maxPlatforms = from.maxPlatforms;
        this.maxOutputTokens = from.maxOutputTokens;
        this.thinkingTokens = from.thinkingTokens;
        this.maxArticleBytes = from.maxArticleBytes;
        this.random = from.random;
        this.name =
                "model/1 prompts=" + Wording.VERSION + " tone=" + tone.name().toLowerCase(Locale.ROOT) + " call="
                        + maxPlatforms + "/" + maxOutputTokens + " article=" + maxArticleBytes + " by=" + asking.name();
    }

    /**
     * A writer with everything at its default.
     *
     * @param router who answers
     * @return the writer
     */
    public static ModelPostWriter using(ModelRouter router) {
        return builder(router).build();
    }

    /**
     * Starts a writer.
     *
     * @param router who answers; the host closes it
     * @return a builder
     */
    public static Builder builder(ModelRouter router) {
        return new Builder(new RouterAsking(Objects.requireNonNull(router, "router")));
    }

    static Builder builder(Asking asking) {
        return new Builder(asking);
    }

    /**
     * Names the version of the prompts, the options, and the models that may answer, as the router had them when this writer was
     * built.
     *
     * @return for example {@code model/1 prompts=v1 tone=neutral call=16/6000 article=24000 by=gpt-6-luna}
     */
    @Override
    public String name() {
        return name;
    }

    /**
     * Writes with as few calls as {@link Builder#maxPlatforms} and {@link Builder#maxOutputTokens} allow, one after the other.
     *
     * @param task what is asked for
     * @return a draft for each platform, or why there is none
     * @throws WritingFailedException if no platform has a draft, all for the same reason
     */
    @Override
    public Manuscript write(WritingTask task) {
        Wording wording = wording(task);
        List<List<Aim>> calls = Aims.calls(task, maxPlatforms, maxOutputTokens);
        return new WritingRun(
                        task,
                        asking,
                        new Prompting(task, wording, tone, thinkingTokens, random),
                        reader,
                        new Drafts(task, wording),
                        ArticleData.of(task.article(), maxArticleBytes))
                .manuscript(calls);
    }

    /** In the language of the posts, if there is one; a model follows English for all others. */
    private Wording wording(WritingTask task) {
        String language = task.language().getLanguage();
        String known = language.isEmpty()
                ? task.article().language().map(Locale::getLanguage).orElse("")
                : language;
        return known.equals("ko") ? korean : english;
    }

    /** Builds a {@link ModelPostWriter}; for one thread at a time, and reusable. */
    public static final class Builder {

        private static final int MOST_TOKENS = 100_000;

        private final Asking asking;
        private Tone tone = Tone.NEUTRAL;
        private int maxPlatforms = 16;
        private int maxOutputTokens = 6_000;
        private int thinkingTokens = 2_000;
        private int maxArticleBytes = 24_000;
        private RandomGenerator random = new SecureRandom();

        private Builder(Asking asking) {
            this.asking = asking;
        }

        /**
         * Sets how posts speak; {@link Tone#NEUTRAL} by default.
         *
         * @param how the tone
         * @return this builder
         */
        public Builder tone(Tone how) {
            tone = Objects.requireNonNull(how, "tone");
            return this;
        }

        /**
         * Sets for how many platforms one call asks at most; 16 by default.
         *
         * @param most 1 (a call for each) to 64
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder maxPlatforms(int most) {
            maxPlatforms = Expect.between("maxPlatforms", most, 1, 64);
            return this;
        }

        /**
         * Asks for each platform in a call of its own: dearer, since each carries the article, and slower.
         *
         * @return this builder
         */
        public Builder oneCallEach() {
            return maxPlatforms(1);
        }

        /**
         * Sets how long the answer of one call may be; what would be longer is asked for in several. 6,000 tokens by default. A
         * single post that needs more has a call of its own.
         *
         * @param most 100 to 100,000 tokens, reckoned at one for each character
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder maxOutputTokens(int most) {
            maxOutputTokens = Expect.between("maxOutputTokens", most, 100, MOST_TOKENS);
            return this;
        }

        /**
         * Sets what a model that thinks may think beside its answer; 2,000 tokens by default. Budgets are reserved with it.
         *
         * @param most 0 to 100,000 tokens
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder thinkingTokens(int most) {
            thinkingTokens = Expect.between("thinkingTokens", most, 0, MOST_TOKENS);
            return this;
        }

        /**
         * Sets how much of an article is shown, from its beginning and in whole paragraphs; 24,000 bytes of UTF-8 by default, about
         * 4,000 English words or 8,000 Hangul syllables. The steps say what was left out.
         *
         * @param most 1,000 to 1,000,000
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder maxArticleBytes(int most) {
            maxArticleBytes = Expect.between("maxArticleBytes", most, 1_000, 1_000_000);
            return this;
        }

        /**
         * Sets where the marks around the article come from, which nobody who writes articles may guess; a {@link SecureRandom} by
         * default. A seeded one replays.
         *
         * @param source the random numbers
         * @return this builder
         */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "random");
            return this;
        }

        /**
         * Builds the writer.
         *
         * @return the writer
         */
        public ModelPostWriter build() {
            return new ModelPostWriter(this);
        }
    }
}
