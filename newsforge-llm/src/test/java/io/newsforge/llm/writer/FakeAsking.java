package io.newsforge.llm.writer;

import io.newsforge.llm.spi.Prompt;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.quota.Subject;
import io.newsforge.time.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what a test has laid out, in order, throws for {@code BUG}, and keeps what it was asked. */
final class FakeAsking implements Asking {

    private static final WritingStep STEP = new WritingStep(
            WritingStep.Kind.ATTEMPT,
            "route model",
            "answered",
            Duration.ofMillis(5),
            Map.of(WritingStep.OUTPUT_TOKENS, 10L));

    private final Deque<String> answers = new ArrayDeque<>();
    final List<Prompt> prompts = new ArrayList<>();
    final List<Optional<Subject>> subjects = new ArrayList<>();

    FakeAsking(String... answers) {
        this.answers.addAll(List.of(answers));
    }

    @Override
    public String name() {
        return "fake";
    }

    /** Fails once there is nothing left to say. */
    @Override
    public Answered ask(Prompt prompt, Deadline deadline, Optional<Subject> subject) {
        prompts.add(prompt);
        subjects.add(subject);
        String answer = answers.poll();
        if ("BUG".equals(answer)) {
            throw new IllegalStateException("a bug");
        }
        if (answer == null) {
            WritingFailure failure =
                    new WritingFailure(WritingFailure.Kind.UNAVAILABLE, "nobody", Duration.ofSeconds(9));
            throw new WritingFailedException(failure, List.of(STEP), null);
        }
        return new Answered(answer, "model-" + prompts.size(), List.of(STEP));
    }

    /** All that a prompt says. */
    String said(int prompt) {
        StringBuilder said = new StringBuilder();
        prompts.get(prompt)
                .messages()
                .forEach(message ->
                        message.parts().forEach(part -> said.append(part.text()).append('\n')));
        return said.toString();
    }
}
