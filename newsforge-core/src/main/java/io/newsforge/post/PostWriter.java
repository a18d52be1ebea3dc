package io.newsforge.post;

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
     * Writes for each platform, as far as it can. A writer that waits for others keeps to {@link WritingTask#deadline()} by
     * itself. An interrupt means that nobody wants the drafts any more: a writer that waits ends soon with
     * {@link WritingFailure.Kind#CANCELLED} and leaves the thread's flag set.
     *
     * @param task what is asked for
     * @return one entry for each platform of the task
     * @throws WritingFailedException instead of a manuscript without any draft, if all platforms miss theirs for the same reason
     */
    Manuscript write(WritingTask task);
}
