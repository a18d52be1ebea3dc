package io.newsforge.post;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a writer hands in: for each platform of its task a draft or the reason why there is none, and how it came about.
 * Immutable.
 *
 * @param entries one for each platform of the task, in any order, no platform twice
 * @param steps what was done on the way, in order; empty where there is nothing to tell
 */
public record Manuscript(List<Entry> entries, List<WritingStep> steps) {

    /** What was written for one platform. */
    public sealed interface Entry {

        /**
         * For which platform.
         *
         * @return the platform's id
         */
        String platform();
    }

    /**
     * A draft.
     *
     * @param platform for which platform, by id
     * @param draft the draft
     */
    public record Drafted(String platform, Draft draft) implements Entry {

        public Drafted {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(draft, "draft");
        }
    }

    /**
     * No draft.
     *
     * @param platform for which platform, by id
     * @param failure why
     */
    public record Unwritten(String platform, WritingFailure failure) implements Entry {

        public Unwritten {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(failure, "failure");
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a platform has two entries
     */
    public Manuscript {
        entries = List.copyOf(entries);
        steps = List.copyOf(steps);
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.platform())) {
                throw new IllegalArgumentException(
                        "entries: " + entry.platform() + " twice (expected: one entry a platform)");
            }
        }
    }

    /**
     * A draft for each platform, and nothing to tell about how they came about.
     *
     * @param task what was asked for
     * @param drafts as many as the task has platforms, in the same order
     * @return the manuscript
     * @throws IllegalArgumentException if there are more or fewer drafts than platforms
     */
    public static Manuscript of(WritingTask task, List<Draft> drafts) {
        if (drafts.size() != task.platforms().size()) {
            throw new IllegalArgumentException("drafts: " + drafts.size() + " (expected: "
                    + task.platforms().size() + ", one a platform)");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            entries.add(new Drafted(task.platforms().get(i).id(), drafts.get(i)));
        }
        return new Manuscript(entries, List.of());
    }

    /**
     * The drafts without the reasons.
     *
     * @return the drafts in the entries' order
     */
    public List<Draft> drafts() {
        return entries.stream()
                .filter(Drafted.class::isInstance)
                .map(entry -> ((Drafted) entry).draft())
                .toList();
    }
}
