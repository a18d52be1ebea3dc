package io.newsforge.article;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in which language an article is written: as declared, unless its script says otherwise, else by script or frequent words. */
final class LanguageFinder {

    /** In characters; what a text says after that does not count. */
    static final int SAMPLE = 4000;

    private static final int FEW_LETTERS = 20;
    private static final int FEW_WORDS = 4;
    private static final int MANY_WORDS = 15;
    private static final int PLAINLY = 3;
    private static final Set<String> OTHER_SCRIPTS = Set.of(
            "ko", "ja", "zh", "ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "ar", "fa", "ur", "ps", "he", "yi",
            "el", "th", "hi", "mr", "ne", "bn", "ta", "te", "kn", "ml", "gu", "pa", "ka", "hy", "my", "km", "lo", "si",
            "am");
    private static final Map<String, Set<String>> FUNCTION_WORDS = Map.of(
            "en",
                    Set.of(
                            "the", "and", "of", "to", "is", "that", "for", "with", "was", "are", "this", "has", "from",
                            "by"),
            "de",
                    Set.of(
                            "der", "die", "und", "das", "ist", "nicht", "mit", "den", "ein", "eine", "auf", "für",
                            "von", "dem", "sich"),
            "fr",
                    Set.of(
                            "le", "la", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "du", "sur",
                            "pas", "au"),
            "es",
                    Set.of(
                            "el", "la", "los", "las", "y", "que", "una", "por", "con", "para", "del", "es", "se", "su",
                            "más"),
            "it",
                    Set.of(
                            "il", "di", "che", "è", "la", "della", "per", "un", "una", "con", "non", "del", "sono",
                            "gli", "nel"),
            "pt", Set.of("o", "os", "que", "e", "do", "da", "em", "um", "uma", "para", "com", "não", "dos", "se", "ao"),
            "nl",
                    Set.of(
                            "de", "het", "een", "en", "van", "dat", "niet", "met", "voor", "op", "zijn", "aan", "ook",
                            "maar", "wordt"),
            "pl", Set.of("w", "i", "na", "z", "do", "się", "nie", "to", "jest", "że", "o", "po", "od", "przez", "dla"));

    private static final Map<String, List<String>> LANGUAGES = languages();
    private static final int HASH_MASK = 0xFFFF;
    private static final BitSet HASHES = hashes();

    /** Main languages of scripts, in the order in which they are asked for. */
    private static final List<String> SCRIPTS =
            List.of("ja", "ko", "zh", "ru", "ar", "he", "el", "th", "hi", "latin", "other");

    private static final int JAPANESE = 0;
    private static final int LATIN = 9;

    private LanguageFinder() {}

    /** The declared language, unless the text is in a script it is not written in or plainly in another language. */
    static Optional<Locale> declared(@Nullable String tag, String text) {
        Optional<Locale> declared = tag == null ? Optional.empty() : parse(tag);
        String script = byScript(text);
        return declared.filter(locale -> fits(locale.getLanguage(), script, text))
                .filter(locale -> !script.equals("latin") || !isPlainlyOther(locale.getLanguage(), text));
    }

    /** The language the text itself shows. */
    static Optional<Locale> shown(String text) {
        String script = byScript(text);
        if (!script.isEmpty()) {
            return script.equals("latin") ? byWords(text) : Optional.of(Locale.forLanguageTag(script));
        }
        return Optional.empty();
    }

    private static Optional<Locale> parse(String tag) {
        try {
            String first = tag.strip().split("[,; ]", 2)[0].replace('_', '-');
            Locale locale = new Locale.Builder().setLanguageTag(first).build();
            return locale.getLanguage().isEmpty() || locale.getLanguage().equals("und")
                    ? Optional.empty()
                    : Optional.of(locale);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(String language, String script, String text) {
        return switch (script) {
            case "" -> true;
            case "latin" ->
                !OTHER_SCRIPTS.contains(language) || language.equals("sr") || text.length() < 4 * FEW_LETTERS;
            case "ru" ->
                Set.of("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg")
                        .contains(language);
            case "ar" -> Set.of("ar", "fa", "ur", "ps", "ckb", "sd", "ug").contains(language);
            case "hi" -> Set.of("hi", "mr", "ne", "sa").contains(language);
            case "zh" -> language.equals("zh") || language.equals("ja") || language.equals("yue");
            case "he" -> language.equals("he") || language.equals("iw") || language.equals("yi");
            default -> language.equals(script);
        };
    }

    /** The main language of the script most letters are in, "latin", or nothing when there are hardly any letters. */
    private static String byScript(String text) {
        int[] letters = new int[SCRIPTS.size()];
        int all = 0;
        int end = Math.min(text.length(), SAMPLE);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters[script(c)]++;
                all++;
            }
        }
        if (all < FEW_LETTERS) {
            return "";
        }
        if (letters[JAPANESE] * 10 > all) {
            return SCRIPTS.get(JAPANESE);
        }
        for (int script = JAPANESE + 1; script < LATIN; script++) {
            if (letters[script] * 10 > all * 3) {
                return SCRIPTS.get(script);
            }
        }
        return letters[LATIN] * 10 > all * 5 ? SCRIPTS.get(LATIN) : "";
    }

    /** The place of a letter's script in {@link #SCRIPTS}. */
    private static int script(char c) {
        if (c < 0x80) {
            return LATIN;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HIRAGANA, KATAKANA -> JAPANESE;
            case HANGUL -> 1;
            case HAN -> 2;
            case CYRILLIC -> 3;
            case ARABIC -> 4;
            case HEBREW -> 5;
            case GREEK -> 6;
            case THAI -> 7;
            case DEVANAGARI -> 8;
            case LATIN -> LATIN;
            default -> LATIN + 1;
        };
    }

    /** Templates often declare a language that is not their text's. */
    private static boolean isPlainlyOther(String language, String text) {
        if (!FUNCTION_WORDS.containsKey(language)) {
            return false;
        }
        Map<String, Integer> counts = counts(text);
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return most >= MANY_WORDS && most > PLAINLY * counts.getOrDefault(language, 0);
    }

    private static Optional<Locale> byWords(String text) {
        List<Map.Entry<String, Integer>> ranked = counts(text).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
        boolean clear = !ranked.isEmpty()
                && ranked.get(0).getValue() >= FEW_WORDS
                && (ranked.size() == 1
                        || ranked.get(0).getValue() > ranked.get(1).getValue());
        return clear ? Optional.of(Locale.forLanguageTag(ranked.get(0).getKey())) : Optional.empty();
    }

    /** How many of its frequent words each language has in a text. Most words are in no list, which their hash tells. */
    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        int end = Math.min(text.length(), SAMPLE);
        int start = 0;
        int hash = 0;
        for (int i = 0; i <= end; i++) {
            char c = i == end ? ' ' : text.charAt(i);
            if (Character.isLetter(c)) {
                hash = 31 * hash + Character.toLowerCase(c);
            } else {
                if (i > start && HASHES.get(hash & HASH_MASK)) {
                    count(text.substring(start, i), counts);
                }
                start = i + 1;
                hash = 0;
            }
        }
        return counts;
    }

    private static void count(String word, Map<String, Integer> counts) {
        for (String language : LANGUAGES.getOrDefault(word.toLowerCase(Locale.ROOT), List.of())) {
            counts.merge(language, 1, Integer::sum);
        }
    }

    private static BitSet hashes() {
        BitSet hashes = new BitSet(HASH_MASK + 1);
        LANGUAGES.keySet().forEach(word -> hashes.set(word.hashCode() & HASH_MASK));
        return hashes;
    }

    private static Map<String, List<String>> languages() {
        Map<String, List<String>> languages = new HashMap<>();
        FUNCTION_WORDS.forEach((language, words) -> words.forEach(word ->
                languages.computeIfAbsent(word, key -> new ArrayList<>()).add(language)));
        return Map.copyOf(languages);
    }
}
