package io.newsforge.servlet.host;

import io.newsforge.post.ExtractiveWriter;
import io.newsforge.post.Manuscript;
import io.newsforge.post.PostWriter;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.post.WritingTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what the article's title says: HOLD waits, FAIL(KIND) fails, BREAK throws; else it writes. */
final class ScriptedWriter implements PostWriter {

    private static final Pattern FAIL = Pattern.compile("FAIL\\((\\w+)\\)");
    private static final WritingStep STEP =
            new WritingStep(WritingStep.Kind.ATTEMPT, "secret-route", "TIMEOUT", Duration.ofMillis(1), Map.of());

    private final PostWriter extractive = ExtractiveWriter.create();
    private final Controls controls;

    ScriptedWriter(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String name() {
        return "secret-writer/1";
    }

    @Override
    public Manuscript write(WritingTask task) {
        String title = task.article().title().orElse("");
        Matcher fail = FAIL.matcher(title);
        if (fail.find()) {
            throw failed(WritingFailure.Kind.valueOf(fail.group(1)));
        }
        if (title.contains("BREAK")) {
            throw new IllegalStateException("jdbc:secret://10.9.8.7/inside");
        }
        if (title.contains("HOLD")) {
            hold();
        }
        return extractive.write(task);
    }

    private void hold() {
        controls.entered().release();
        try {
            controls.go().acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            controls.interrupted().release();
            throw failed(WritingFailure.Kind.CANCELLED);
        }
    }

    private static WritingFailedException failed(WritingFailure.Kind kind) {
        WritingFailure failure = new WritingFailure(kind, "secret-route at 10.9.8.7", Duration.ofMillis(6_500));
        return new WritingFailedException(failure, List.of(STEP), null);
    }
}
