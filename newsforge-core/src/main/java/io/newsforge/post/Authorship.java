package io.newsforge.post;

import java.util.List;
import java.util.Objects;

/** Who put a post's words together. */
public sealed interface Authorship {

    /**
     * The words are the article's own: whole sentences of it, in its order.
     *
     * @param sentences which sentences of the article's prose the draft was made of, counted from 0 in reading order; empty when it is
     *     the headline alone. What of them had to go to fit is in the post's certificate.
     */
    record Extractive(List<Integer> sentences) implements Authorship {

        public Extractive {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * The words are somebody else's: a model's, a person's, a host's template.
     *
     * @param by the author's name, for example a model's
     */
    record Composed(String by) implements Authorship {

        public Composed {
            Objects.requireNonNull(by, "by");
        }
    }
}
