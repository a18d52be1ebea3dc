package io.newsforge.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What class names and ids mean, in several languages, read from {@code vocabulary.txt}. A name is cut at its humps and
 * punctuation; each word, and each two or three neighbouring words written as one, is looked up. Immutable.
 */
final class Vocabulary {

    private static final int LONGEST_PHRASE = 3;
    private static final int LONGEST_NAMES = 600;

    private final Map<String, Hint> words;

    private Vocabulary(Map<String, Hint> words) {
        this.words = Map.copyOf(words);
    }

    static Vocabulary load() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
            if (in == null) {
                throw new IllegalStateException("vocabulary.txt: missing (expected: beside " + Vocabulary.class + ")");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("vocabulary.txt: unreadable", e);
        }
    }

    private static Vocabulary parse(String file) {
        Map<String, Hint> words = new HashMap<>();
        Hint hint = Hint.ASIDE;
        for (String line : file.lines().toList()) {
            if (line.startsWith("[")) {
                hint = Hint.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
            } else if (!line.startsWith("#") && !line.isBlank()) {
                for (String word : line.strip().split(" +", -1)) {
                    words.put(word, hint);
                }
            }
        }
        return new Vocabulary(words);
    }

    /** The hints of a class attribute or an id; only its first 600 characters are read. */
    Set<Hint> hints(String names) {
        Set<Hint> found = EnumSet.noneOf(Hint.class);
        String bounded = names.length() > LONGEST_NAMES ? names.substring(0, LONGEST_NAMES) : names;
        for (String name : bounded.split("\\s+", -1)) {
            addHints(wordsOf(name), found);
        }
        return found;
    }

    private void addHints(List<String> parts, Set<Hint> found) {
        for (int from = 0; from < parts.size(); from++) {
            StringBuilder phrase = new StringBuilder();
            for (int to = from; to < Math.min(parts.size(), from + LONGEST_PHRASE); to++) {
                Hint hint = words.get(phrase.append(parts.get(to)).toString());
                if (hint != null) {
                    found.add(hint);
                }
            }
        }
    }

    private static List<String> wordsOf(String name) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean end = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            boolean hump = !end
                    && i > start
                    && Character.isUpperCase(name.charAt(i))
                    && Character.isLowerCase(name.charAt(i - 1));
            if (end || hump) {
                if (i > start) {
                    parts.add(name.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = hump ? i : i + 1;
            }
        }
        return parts;
    }
}
