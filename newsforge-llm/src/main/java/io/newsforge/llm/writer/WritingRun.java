package io.newsforge.llm.writer;

import io.newsforge.llm.spi.Prompt;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Manuscript;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.post.WritingTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task: a call for each group of platforms, and for what is wrong in an answer one more. For one thread. */
final class WritingRun {

    private static final Logger LOG = LoggerFactory.getLogger(WritingRun.class);
    /** How much of a wrong answer is shown again. */
    private static final int LONGEST_SHOWN = 20_000;

    private final WritingTask task;
    private final Asking asking;
    private final Prompting prompting;
    private final ReplyReader reader;
    private final Drafts drafts;
    private final ArticleData data;
    private final List<Manuscript.Entry> entries = new ArrayList<>();
    private final List<WritingStep> steps = new ArrayList<>();

    WritingRun(
            WritingTask task, Asking asking, Prompting prompting, ReplyReader reader, Drafts drafts, ArticleData data) {
        this.task = task;
        this.asking = asking;
        this.prompting = prompting;
        this.reader = reader;
        this.drafts = drafts;
        this.data = data;
    }

    Manuscript manuscript(List<List<Aim>> calls) {
        calls.forEach(this::guarded);
        List<WritingFailure> failures = entries.stream()
                .filter(Manuscript.Unwritten.class::isInstance)
                .map(entry -> ((Manuscript.Unwritten) entry).failure())
                .toList();
        if (failures.size() == entries.size() && failures.stream().distinct().count() == 1) {
            throw new WritingFailedException(failures.get(0), steps, null);
        }
        return new Manuscript(entries, steps);
    }

    /** What goes wrong in one call costs nothing that others wrote. */
    private void guarded(List<Aim> aims) {
        try {
            call(aims);
        } catch (RuntimeException e) {
            String name = e.getClass().getSimpleName();
            LOG.warn(
                    "A call for {} of {} platforms failed",
                    aims.size(),
                    task.platforms().size(),
                    e);
            WritingFailure failure = new WritingFailure(WritingFailure.Kind.INTERNAL, name);
            Set<String> done = entries.stream().map(Manuscript.Entry::platform).collect(Collectors.toSet());
            aims.stream()
                    .flatMap(aim -> aim.platforms().stream())
                    .filter(platform -> !done.contains(platform.id()))
                    .forEach(platform -> entries.add(new Manuscript.Unwritten(platform.id(), failure)));
        }
    }

    private void call(List<Aim> aims) {
        ReplyForm form = form(aims);
        Asking.Answered answer;
        try {
            answer = ask(prompting.write(aims, form, data), true);
        } catch (WritingFailedException e) {
            steps.addAll(e.steps());
            aims.forEach(aim -> unwritten(aim, e.failure()));
            return;
        }
        Map<Aim, String> wrong = take(aims, form, answer);
        if (!wrong.isEmpty()) {
            repair(wrong, answer);
        }
    }

    private ReplyForm form(List<Aim> aims) {
        return new ReplyForm(aims.stream().map(Aim::id).toList(), Drafts.translates(task));
    }

    private Asking.Answered ask(Prompt prompt, boolean withArticle) {
        Asking.Answered answer = asking.ask(prompt, task.deadline(), task.subject());
        boolean cut = withArticle && data.bytesLeftOut() > 0;
        answer.steps().forEach(step -> steps.add(cut ? cut(step) : step));
        return answer;
    }

    private WritingStep cut(WritingStep step) {
        Map<String, Long> counts = new HashMap<>(step.counts());
        counts.put(WritingStep.LEFT_OUT_BYTES, data.bytesLeftOut());
        return new WritingStep(step.kind(), step.by(), step.outcome(), step.took(), counts);
    }

    /** Takes what is right of an answer and tells what is wrong with the rest. */
    private Map<Aim, String> take(Collection<Aim> aims, ReplyForm form, Asking.Answered answer) {
        ReplyReader.Reading reading = reader.read(answer.text(), form);
        Map<Aim, String> wrong = new LinkedHashMap<>();
        for (Aim aim : aims) {
            Written written = reading.written().get(aim.id());
            String problem = written == null
                    ? reading.problems().getOrDefault(aim.id(), ReplyReader.MISSING)
                    : drafts.problem(aim, written);
            if (written == null || !problem.isEmpty()) {
                wrong.put(aim, problem);
            } else {
                drafted(aim, written, answer.model());
            }
        }
        return wrong;
    }

    private void repair(Map<Aim, String> wrong, Asking.Answered answer) {
        String outcome = wrong.entrySet().stream()
                .map(problem -> problem.getKey().id() + " " + problem.getValue())
                .collect(Collectors.joining(", "));
        steps.add(new WritingStep(WritingStep.Kind.REPAIR, answer.model(), outcome, Duration.ZERO, Map.of()));
        List<Aim> aims = List.copyOf(wrong.keySet());
        ReplyForm form = form(aims);
        boolean anew = wrong.containsValue(ReplyReader.MISSING) || wrong.containsValue(Drafts.EMPTY);
        Prompt prompt = anew
                ? prompting.write(aims, form, data) // there is nothing to bring into form
                : prompting.repair(aims, form, shown(answer.text()), wrong);
        Map<Aim, String> still = wrong;
        try {
            still = take(aims, form, ask(prompt, anew));
        } catch (WritingFailedException e) {
            steps.addAll(e.steps());
        }
        still.forEach((aim, problem) -> unwritten(aim, new WritingFailure(WritingFailure.Kind.MALFORMED, problem)));
    }

    private static String shown(String reply) {
        return reply.length() > LONGEST_SHOWN ? reply.substring(0, LONGEST_SHOWN) : reply;
    }

    private void drafted(Aim aim, Written written, String model) {
        for (PlatformSpec platform : aim.platforms()) {
            entries.add(new Manuscript.Drafted(platform.id(), drafts.of(platform, aim, written, model)));
        }
    }

    private void unwritten(Aim aim, WritingFailure failure) {
        aim.platforms().forEach(platform -> entries.add(new Manuscript.Unwritten(platform.id(), failure)));
    }
}
