package io.newsforge.ground;

import io.newsforge.post.Draft;
import java.util.List;

/** One article, read so that drafts can be held against it. Immutable and thread-safe. */
@FunctionalInterface
public interface Evidence {

    /**
     * Looks for what the article does not say.
     *
     * @param draft a draft that was made of the article
     * @return what was not found in it, in reading order within a kind; empty if all was
     */
    List<Finding> findings(Draft draft);
}
