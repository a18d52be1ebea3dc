package io.newsforge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The pages of a corpus: every {@code html.gz} below a folder. */
final class SavedPages {

    private SavedPages() {}

    /** The bytes of each, at most so many, by its file name, in the order of the paths. */
    static Map<String, byte[]> below(Path folder, int most) throws IOException {
        Map<String, byte[]> pages = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".html.gz"))
                    .sorted()
                    .toList()) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    pages.put(String.valueOf(file.getFileName()), in.readNBytes(most));
                }
            }
        }
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("pages: none in " + folder + " (expected: files html.gz)");
        }
        return pages;
    }
}
