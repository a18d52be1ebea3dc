package io.newsforge;

import io.newsforge.article.ReadingNote;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a result came about. Immutable.
 *
 * @param writer the writer that drafted the posts, for example {@code extractive/1}, or {@code none}
 * @param readingNotes what was not as the document claimed
 * @param cached whether the posts were made for an earlier conversion of the same article and request
 * @param elapsed how long this conversion took
 */
public record Why(String writer, List<ReadingNote> readingNotes, boolean cached, Duration elapsed) {

    public Why {
        Objects.requireNonNull(writer, "writer");
        readingNotes = List.copyOf(readingNotes);
        Objects.requireNonNull(elapsed, "elapsed");
    }
}
