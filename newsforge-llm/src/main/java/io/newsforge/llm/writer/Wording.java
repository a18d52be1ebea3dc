package io.newsforge.llm.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of our prompts in one language: a resource with a section for each, {@code {name}} where something is filled in.
 * What differs in wording has another version, since the writer's name and so the cache's keys hold it.
 */
final class Wording {

    static final String VERSION = "v1";

    private final String language;
    private final Map<String, String> sections;

    private Wording(String language, Map<String, String> sections) {
        this.language = language;
        this.sections = sections;
    }

    /** The wording in English or Korean. */
    static Wording of(String language) {
        String resource = "prompts/" + VERSION + "/" + language + ".txt";
        try (InputStream in = Wording.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + resource + " (expected: in this jar)");
            }
            return new Wording(language, sections(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String name = "";
        StringBuilder section = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.matches("\\[[a-z0-9 -]+]")) {
                sections.put(name, section.toString().stripTrailing());
                name = line.substring(1, line.length() - 1);
                section.setLength(0);
            } else {
                section.append(line).append('\n');
            }
        }
        sections.put(name, section.toString().stripTrailing());
        return sections;
    }

    String language() {
        return language;
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** A section as it is. */
    String text(String section) {
        String text = sections.get(section);
        if (text == null) {
            throw new IllegalStateException("section: " + section + " (expected: in the wording " + language + ")");
        }
        return text;
    }

    /** A section with its places filled; what is filled in is not looked at again. */
    String text(String section, Map<String, String> values) {
        String text = text(section);
        StringBuilder filled = new StringBuilder();
        int from = 0;
        int open = text.indexOf('{');
        while (open >= 0) {
            int close = text.indexOf('}', open);
            String value = close < 0 ? null : values.get(text.substring(open + 1, close));
            if (value != null) {
                filled.append(text, from, open).append(value);
                from = close + 1;
            }
            open = text.indexOf('{', open + 1);
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** A language by its name, in this wording's language. */
    String name(Locale other) {
        return other.getDisplayLanguage(Locale.forLanguageTag(language));
    }
}
