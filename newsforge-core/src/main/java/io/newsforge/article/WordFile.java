package io.newsforge.article;

import io.newsforge.text.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words beside the code: lines under names in square brackets; blank lines and those that begin with # say nothing. */
final class WordFile {

    private WordFile() {}

    /** The lines of a file of this package, by the names they stand under. */
    static Map<String, List<String>> read(String name) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : Resources.lines(WordFile.class, name)) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), key -> new ArrayList<>());
            } else if (!line.isBlank()) {
                section.add(line);
            }
        }
        return sections;
    }
}
