package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.post.Post;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of converting one source: exactly one of {@link Written}, {@link Degraded}, {@link Refused} and {@link Failed}, each
 * with its reasons. Immutable. No {@code toString()} of it holds article text.
 */
public sealed interface Conversion {

    /**
     * What was converted.
     *
     * @return {@link Source#name()}
     */
    String source();

    /**
     * How it came about.
     *
     * @return the why
     */
    Why why();

    /**
     * The article that was read.
     *
     * @return empty when none could be
     */
    default Optional<Article> read() {
        return Optional.empty();
    }

    /**
     * The posts, in the order the platforms were asked for.
     *
     * @return empty unless written or degraded
     */
    default List<Post> posts() {
        return List.of();
    }

    /**
     * Everything that was asked for.
     *
     * @param source what was converted
     * @param article what was read
     * @param posts one for each platform
     * @param why how it came about
     */
    record Written(String source, Article article, List<Post> posts, Why why) implements Conversion {

        public Written {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(article, "article");
            posts = List.copyOf(posts);
            Objects.requireNonNull(why, "why");
        }

        @Override
        public Optional<Article> read() {
            return Optional.of(article);
        }
    }

    /**
     * Valid posts, but less than was asked for.
     *
     * @param source what was converted
     * @param article what was read
     * @param posts those that could be made, at least one
     * @param reasons what is missing, at least one
     * @param why how it came about
     */
    record Degraded(String source, Article article, List<Post> posts, List<Degradation> reasons, Why why)
            implements Conversion {

        public Degraded {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(article, "article");
            posts = List.copyOf(posts);
            reasons = List.copyOf(reasons);
            Objects.requireNonNull(why, "why");
            if (posts.isEmpty() || reasons.isEmpty()) {
                throw new IllegalArgumentException("posts, reasons: " + posts.size() + ", " + reasons.size()
                        + " (expected: at least one of each)");
            }
        }

        @Override
        public Optional<Article> read() {
            return Optional.of(article);
        }
    }

    /**
     * Nothing was done, because a quota or a policy of the host said no.
     *
     * @param source what was to be converted
     * @param refusal who said no, why, and when it may be otherwise
     * @param why how it came about
     */
    record Refused(String source, Refusal refusal, Why why) implements Conversion {

        public Refused {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(refusal, "refusal");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * No posts.
     *
     * @param source what was to be converted
     * @param failure what went wrong
     * @param why how it came about
     */
    record Failed(String source, Failure failure, Why why) implements Conversion {

        public Failed {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(why, "why");
        }
    }
}
