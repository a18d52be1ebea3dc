package io.newsforge;

import io.newsforge.article.ReadingNote;
import io.newsforge.ground.Verdict;
import io.newsforge.post.WritingStep;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a result came about. Immutable.
 *
 * @param writer the writer that drafted the posts, for example {@code extractive/1}, or {@code none}
 * @param readingNotes what was not as the document claimed
 * @param steps what the writer did for this conversion, in order; none for a cached one, so that counts can be added up
 * @param verdicts what the gate said about each draft it was shown, which are all that are not the article's own sentences
 * @param cached whether the posts were made for an earlier conversion of the same article and request
 * @param elapsed how long this conversion took
 */
public record Why(
        String writer,
        List<ReadingNote> readingNotes,
        List<WritingStep> steps,
        List<Verdict> verdicts,
        boolean cached,
        Duration elapsed) {

    public Why {
        Objects.requireNonNull(writer, "writer");
        readingNotes = List.copyOf(readingNotes);
        steps = List.copyOf(steps);
        verdicts = List.copyOf(verdicts);
        Objects.requireNonNull(elapsed, "elapsed");
    }
}
