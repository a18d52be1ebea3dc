package io.newsforge;

import io.newsforge.ground.Evidence;
import io.newsforge.ground.Grounding;
import io.newsforge.ground.Verdict;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Authorship;
import io.newsforge.post.Draft;
import io.newsforge.post.Manuscript;
import io.newsforge.post.PostWriter;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.post.WritingTask;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the posts of a conversion drafted and held against the article, and drafted by the fallback where the writer has nothing that
 * can be used.
 */
final class Drafting {

    private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);

    private final PostWriter writer;
    private final @Nullable PostWriter fallback;
    private final Grounding grounding;
    private final ConversionMeters meters;

    /** Without a fallback what is missing stays missing; a writer that is its own fallback may throw. */
    Drafting(PostWriter writer, @Nullable PostWriter fallback, Grounding grounding, ConversionMeters meters) {
        this.writer = writer;
        this.fallback = fallback;
        this.grounding = grounding;
        this.meters = meters;
    }

    /** What there is to fit, by platform, and what is missing of the writer. */
    record Drafted(
            Map<String, Draft> drafts,
            List<Missing> missing,
            boolean replaced,
            List<WritingStep> steps,
            List<Verdict> verdicts,
            String writer) {

        List<Degradation> degradations() {
            return missing.stream()
                    .map(one -> one.degradation(replaced))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    Drafted draft(WritingTask task) {
        Manuscript manuscript = manuscript(task);
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Manuscript.Entry entry : manuscript.entries()) {
            if (entry instanceof Manuscript.Drafted drafted) {
                drafts.put(drafted.platform(), drafted.draft());
            }
        }
        List<Missing> missing = Missing.unwritten(writer.name(), manuscript);
        List<Verdict> verdicts = verdicts(task, drafts, missing);
        missing.forEach(one -> drafts.keySet().removeAll(one.platforms()));
        String author = drafts.isEmpty() && fallback != null ? fallback.name() : writer.name();
        replace(task, missing, drafts);
        return new Drafted(drafts, missing, fallback != null, manuscript.steps(), verdicts, author);
    }

    /** On the drafts that are more than sentences of the article; adds to what is missing those that do not pass. */
    private List<Verdict> verdicts(WritingTask task, Map<String, Draft> drafts, List<Missing> missing) {
        List<Verdict> verdicts = new ArrayList<>();
        Evidence evidence = null;
        for (Map.Entry<String, Draft> entry : drafts.entrySet()) {
            if (entry.getValue().authorship() instanceof Authorship.Extractive) {
                continue;
            }
            try {
                evidence = evidence != null ? evidence : grounding.against(task.article());
                Verdict verdict = new Verdict(entry.getKey(), evidence.findings(entry.getValue()));
                meters.judged(verdict.isGrounded());
                verdicts.add(verdict);
                if (!verdict.isGrounded()) {
                    missing.add(Missing.ungrounded(verdict));
                }
            } catch (RuntimeException | StackOverflowError e) {
                LOG.warn("Gate {} failed on {} for {}", grounding.name(), entry.getKey(), source(task), e);
                missing.add(Missing.unjudged(entry.getKey(), grounding.name(), e));
            }
        }
        return verdicts;
    }

    private void replace(WritingTask task, List<Missing> missing, Map<String, Draft> drafts) {
        GivenUp.check();
        if (missing.isEmpty() || fallback == null) {
            return;
        }
        Set<String> ids =
                missing.stream().flatMap(one -> one.platforms().stream()).collect(Collectors.toSet());
        List<PlatformSpec> platforms = task.platforms().stream()
                .filter(platform -> ids.contains(platform.id()))
                .toList();
        List<Draft> replacements = fallback.write(task.forPlatforms(platforms)).drafts();
        for (int i = 0; i < platforms.size(); i++) {
            drafts.put(platforms.get(i).id(), replacements.get(i));
        }
    }

    private Manuscript manuscript(WritingTask task) {
        if (writer == fallback) {
            return writer.write(task);
        }
        if (task.deadline().hasPassed()) {
            WritingFailure late = new WritingFailure(WritingFailure.Kind.DEADLINE, "passed before writing began");
            return nothing(task, late, List.of());
        }
        try {
            return checked(task, writer.write(task));
        } catch (WritingFailedException e) {
            LOG.warn("Nothing written for {}: {}", source(task), e.failure().kind());
            return nothing(task, e.failure(), e.steps());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("Writer {} failed for {}", writer.name(), source(task), e);
            String name = e.getClass().getSimpleName();
            return nothing(task, new WritingFailure(WritingFailure.Kind.INTERNAL, name), List.of());
        }
    }

    private static String source(WritingTask task) {
        return task.article().canonicalUrl().map(URI::toString).orElse("an article without address");
    }

    private Manuscript checked(WritingTask task, Manuscript manuscript) {
        Set<String> wanted = task.platforms().stream().map(PlatformSpec::id).collect(Collectors.toSet());
        Set<String> given =
                manuscript.entries().stream().map(Manuscript.Entry::platform).collect(Collectors.toSet());
        if (!wanted.equals(given)) {
            throw new IllegalStateException(writer.name() + ": entries for " + given + " (expected: " + wanted + ")");
        }
        return manuscript;
    }

    private static Manuscript nothing(WritingTask task, WritingFailure failure, List<WritingStep> steps) {
        List<Manuscript.Entry> entries = task.platforms().stream()
                .<Manuscript.Entry>map(platform -> new Manuscript.Unwritten(platform.id(), failure))
                .toList();
        return new Manuscript(entries, steps);
    }
}
