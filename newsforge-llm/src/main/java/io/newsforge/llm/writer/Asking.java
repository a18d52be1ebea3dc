package io.newsforge.llm.writer;

import io.newsforge.llm.spi.Prompt;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingStep;
import io.newsforge.quota.Subject;
import io.newsforge.time.Deadline;
import java.util.List;
import java.util.Optional;

/** All that the writer knows of whoever answers. Implementations are thread-safe. */
interface Asking {

    /**
     * An answer.
     *
     * @param text what was answered
     * @param model the model that really answered
     * @param steps how it came about
     */
    record Answered(String text, String model, List<WritingStep> steps) {}

    /** What the answers depend on, for the writer's name. */
    String name();

    /**
     * Asks and waits.
     *
     * @throws WritingFailedException if nobody answers
     */
    Answered ask(Prompt prompt, Deadline deadline, Optional<Subject> subject);
}
