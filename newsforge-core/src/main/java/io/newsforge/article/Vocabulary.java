package io.newsforge.article;

import java.util.BitSet;
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

    private static final int HASH_MASK = 0xFFFF;

    private final Map<String, Hint> words;
    private final BitSet hashes = new BitSet(HASH_MASK + 1);

    private Vocabulary(Map<String, Hint> words) {
        this.words = Map.copyOf(words);
        words.keySet().forEach(word -> hashes.set(word.hashCode() & HASH_MASK));
    }

    static Vocabulary load() {
        Map<String, Hint> words = new HashMap<>();
        WordFile.read("vocabulary.txt").forEach((section, lines) -> {
            Hint hint = Hint.valueOf(section.toUpperCase(Locale.ROOT));
            lines.forEach(line -> List.of(line.strip().split(" +", -1)).forEach(word -> words.put(word, hint)));
        });
        return new Vocabulary(words);
    }

    /** The hints of a class attribute or an id; only its first 600 characters are read. */
    Set<Hint> hints(String names) {
        return new NameScan(names.length() > LONGEST_NAMES ? names.substring(0, LONGEST_NAMES) : names).hints();
    }

    /** Whether a word with this hash may be in the vocabulary. */
    private boolean mayHold(int hash) {
        return hashes.get(hash & HASH_MASK);
    }

    /**
     * One reading of names. Most words are not in the vocabulary, so words and phrases are told apart by their hash, which is that
     * of {@link String} and can be put together from those of the parts, and only what may be known becomes a string.
     */
    private final class NameScan {

        private final String names;
        private Set<Hint> found = Set.of();
        private final int[] starts = new int[LONGEST_PHRASE];
        private final int[] ends = new int[LONGEST_PHRASE];
        private final int[] hashed = new int[LONGEST_PHRASE];
        private int parts;

        NameScan(String names) {
            this.names = names;
        }

        Set<Hint> hints() {
            int start = 0;
            for (int i = 0; i <= names.length(); i++) {
                char c = i == names.length() ? ' ' : names.charAt(i);
                boolean end = !Character.isLetterOrDigit(c);
                boolean hump =
                        !end && i > start && Character.isUpperCase(c) && Character.isLowerCase(names.charAt(i - 1));
                if (end || hump) {
                    if (i > start) {
                        add(start, i);
                    }
                    start = hump ? i : i + 1;
                }
                if (c <= ' ') {
                    parts = 0;
                }
            }
            return found;
        }

        /** Adds a word and looks up it and the phrases that end with it. */
        private void add(int start, int end) {
            if (parts == LONGEST_PHRASE) {
                parts--;
                for (int i = 0; i < parts; i++) {
                    starts[i] = starts[i + 1];
                    ends[i] = ends[i + 1];
                    hashed[i] = hashed[i + 1];
                }
            }
            starts[parts] = start;
            ends[parts] = end;
            hashed[parts] = hash(start, end);
            parts++;
            int hash = 0;
            int power = 1;
            for (int from = parts - 1; from >= 0; from--) {
                hash += hashed[from] * power;
                power *= power(ends[from] - starts[from]);
                if (mayHold(hash)) {
                    look(from);
                }
            }
        }

        private void look(int from) {
            StringBuilder phrase = new StringBuilder();
            for (int i = from; i < parts; i++) {
                phrase.append(names, starts[i], ends[i]);
            }
            Hint hint = words.get(phrase.toString().toLowerCase(Locale.ROOT));
            if (hint != null) {
                found = found.isEmpty() ? EnumSet.noneOf(Hint.class) : found;
                found.add(hint);
            }
        }

        private int hash(int start, int end) {
            int hash = 0;
            for (int i = start; i < end; i++) {
                hash = 31 * hash + Character.toLowerCase(names.charAt(i));
            }
            return hash;
        }

        private static int power(int length) {
            int power = 1;
            for (int i = 0; i < length; i++) {
                power *= 31;
            }
            return power;
        }
    }
}
