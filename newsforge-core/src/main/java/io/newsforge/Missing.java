package io.newsforge;

import io.newsforge.ground.Finding;
import io.newsforge.ground.Verdict;
import io.newsforge.post.Manuscript;
import io.newsforge.post.WritingFailure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Platforms for which the writer has no usable draft, all for the same reason. */
record Missing(List<String> platforms, Degradation.Kind kind, String detail, Failure failure) {

    /** One for each reason the writer gives. */
    static List<Missing> unwritten(String writer, Manuscript manuscript) {
        Map<WritingFailure, List<String>> platforms = new LinkedHashMap<>();
        for (Manuscript.Entry entry : manuscript.entries()) {
            if (entry instanceof Manuscript.Unwritten unwritten) {
                platforms
                        .computeIfAbsent(unwritten.failure(), failure -> new ArrayList<>())
                        .add(unwritten.platform());
            }
        }
        List<Missing> missing = new ArrayList<>();
        platforms.forEach((failure, ids) -> {
            String where = ids.size() == manuscript.entries().size() ? writer : String.join(", ", ids);
            missing.add(new Missing(
                    ids, Degradation.Kind.WRITER_FAILED, where + ": " + failure, Failures.of(failure, where)));
        });
        return missing;
    }

    /** A draft that says more than the article, of which only the kinds of findings are told. */
    static Missing ungrounded(Verdict verdict) {
        Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
        verdict.findings().forEach(finding -> counts.merge(finding.kind(), 1L, Long::sum));
        String detail = verdict.platform() + ": "
                + counts.entrySet().stream()
                        .map(count -> count.getKey().name().toLowerCase(Locale.ROOT) + " " + count.getValue())
                        .collect(Collectors.joining(", "));
        return new Missing(
                List.of(verdict.platform()),
                Degradation.Kind.UNGROUNDED,
                detail,
                new Failure(Failure.Kind.UNGROUNDED, detail));
    }

    /** A draft nobody could hold against the article. */
    static Missing unjudged(String platform, String gate, Throwable thrown) {
        WritingFailure failure = new WritingFailure(
                WritingFailure.Kind.INTERNAL, gate + ": " + thrown.getClass().getSimpleName());
        return new Missing(
                List.of(platform),
                Degradation.Kind.WRITER_FAILED,
                platform + ": " + failure,
                Failures.of(failure, platform));
    }

    /** What it means for the result: somebody else wrote, or there is no post. */
    Degradation degradation(boolean replaced) {
        return new Degradation(replaced ? kind : Degradation.Kind.PLATFORM_LEFT_OUT, detail);
    }
}
