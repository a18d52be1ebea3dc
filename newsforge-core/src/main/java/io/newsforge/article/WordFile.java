package io.newsforge.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words beside the code: lines under names in square brackets; blank lines and those that begin with # say nothing. */
final class WordFile {

    private WordFile() {}

    /** The lines of a file of this package, by the names they stand under. */
    static Map<String, List<String>> read(String name) {
        try (InputStream in = WordFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing (expected: beside " + WordFile.class + ")");
            }
            return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": unreadable", e);
        }
    }

    private static Map<String, List<String>> parsed(String file) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : file.lines().toList()) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), key -> new ArrayList<>());
            } else if (!line.startsWith("#") && !line.isBlank()) {
                section.add(line);
            }
        }
        return sections;
    }
}
