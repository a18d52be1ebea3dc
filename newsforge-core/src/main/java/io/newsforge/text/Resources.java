package io.newsforge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the data files that stand beside classes. */
public final class Resources {

    private Resources() {}

    /**
     * The lines of a file in UTF-8, in order, but for those that begin with {@code #}.
     *
     * @param beside the class beside which the file stands
     * @param name the name of the file
     * @return the lines, unmodifiable
     * @throws IllegalStateException if there is no such file
     */
    public static List<String> lines(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + name + " missing (expected: beside " + beside + ")");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableList());
        } catch (IOException e) {
            throw new UncheckedIOException("resource: " + name + " unreadable", e);
        }
    }
}
