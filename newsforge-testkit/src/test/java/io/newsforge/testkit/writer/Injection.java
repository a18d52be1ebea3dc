package io.newsforge.testkit.writer;

import io.newsforge.article.Article;
import io.newsforge.testkit.SampleArticles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A case of {@code injections.txt}. */
record Injection(Map<String, String> fields) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})|\\\\n");

    static List<Injection> all() {
        try (InputStream in = Injection.class.getResourceAsStream("injections.txt")) {
            List<Injection> cases = new ArrayList<>();
            Map<String, String> fields = new HashMap<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n\n";
            for (String line : text.lines().toList()) {
                int colon = line.indexOf(": ");
                if (line.isEmpty() && !fields.isEmpty()) {
                    cases.add(new Injection(Map.copyOf(fields)));
                    fields.clear();
                } else if (!line.startsWith("#") && colon > 0) {
                    fields.put(line.substring(0, colon), unescaped(line.substring(colon + 2)));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(found -> found.group(1) == null
                        ? "\n"
                        : java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    Article article() {
        Article base = fields.get("lang").equals("ko") ? SampleArticles.korean() : SampleArticles.english();
        return base.toBuilder().paragraph(fields.get("says")).build();
    }

    String expected() {
        return fields.get("expect");
    }

    String text() {
        return fields.getOrDefault("text", "");
    }

    List<String> tags() {
        String tags = fields.getOrDefault("tags", "");
        return tags.isEmpty() ? List.of() : List.of(tags.split(", ", -1));
    }

    /** The whole answer, where the case is about its form. */
    @Nullable
    String reply() {
        return fields.get("reply");
    }

    @Override
    public String toString() {
        return String.valueOf(fields.get("name"));
    }
}
