package io.newsforge;

import io.newsforge.post.Manuscript;
import io.newsforge.post.WritingFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** What it means for the result: somebody else wrote, or there is no post. */
    Degradation degradation(boolean replaced) {
        return new Degradation(replaced ? kind : Degradation.Kind.PLATFORM_LEFT_OUT, detail);
    }
}
