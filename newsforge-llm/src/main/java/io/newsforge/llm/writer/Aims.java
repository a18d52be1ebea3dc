package io.newsforge.llm.writer;

import io.newsforge.platform.CountLimit;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.TextLimit;
import io.newsforge.post.WritingTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parts a task into calls: platforms that one text serves are one aim, aims that fit one answer are one call. */
final class Aims {

    private Aims() {}

    static List<List<Aim>> calls(WritingTask task, int maxPlatforms, int maxTokens) {
        List<List<Aim>> calls = new ArrayList<>();
        List<Aim> call = new ArrayList<>();
        int tokens = 0;
        for (Aim aim : of(task)) {
            if (!call.isEmpty() && (call.size() == maxPlatforms || tokens + aim.tokens() > maxTokens)) {
                calls.add(call);
                call = new ArrayList<>();
                tokens = 0;
            }
            call.add(aim);
            tokens += aim.tokens();
        }
        calls.add(call);
        return calls;
    }

    private static List<Aim> of(WritingTask task) {
        Map<String, List<PlatformSpec>> alike = new LinkedHashMap<>();
        for (PlatformSpec platform : task.platforms()) {
            alike.computeIfAbsent(rules(platform), rules -> new ArrayList<>()).add(platform);
        }
        return alike.values().stream()
                .map(platforms -> Aim.of(platforms, task.article(), task.style()))
                .toList();
    }

    private static String rules(PlatformSpec platform) {
        String limits = platform.limits().stream().map(Aims::rule).collect(Collectors.joining("+"));
        String counts = platform.counts().stream().map(Aims::rule).collect(Collectors.joining("+"));
        return String.join(
                "|",
                limits,
                counts,
                String.valueOf(platform.linksClickable()),
                String.valueOf(platform.threads()),
                platform.editorial().toString());
    }

    private static String rule(TextLimit limit) {
        return limit.max() + limit.meter().unit();
    }

    private static String rule(CountLimit limit) {
        return limit.max() + limit.type().name();
    }
}
