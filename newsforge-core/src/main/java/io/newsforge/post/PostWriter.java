package io.newsforge.post;

import java.util.List;

/**
 * Drafts posts from an article. The fitter makes them valid afterwards, so a draft may be too long, but it should say only what
 * the article says. Implementations are thread-safe.
 */
public interface PostWriter {

    /**
     * Names the writer and its version, for results and as part of the cache's key: what is written differently needs another
     * name.
     *
     * @return for example {@code extractive/1}
     */
    String name();

    /**
     * Writes one draft for each platform.
     *
     * @param task what is asked for
     * @return as many drafts as the task has platforms, in the same order
     */
    List<Draft> write(WritingTask task);
}
