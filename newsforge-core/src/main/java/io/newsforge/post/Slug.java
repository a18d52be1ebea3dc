package io.newsforge.post;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The last part of an address, made of a title: as many whole words as fit. */
final class Slug {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['\u2019](?=\\p{L})");
    private static final Pattern LATIN_MARK = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

    private Slug() {}

    static String of(String title, Predicate<String> fits) {
        String letters = LATIN_MARK
                .matcher(Normalizer.normalize(title, Normalizer.Form.NFD))
                .replaceAll("");
        String joined = APOSTROPHE
                .matcher(Normalizer.normalize(letters, Normalizer.Form.NFC))
                .replaceAll("");
        StringBuilder slug = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(joined.toLowerCase(Locale.ROOT), -1)) {
            String encoded = URLEncoder.encode(word, StandardCharsets.UTF_8);
            String longer = slug.isEmpty() ? encoded : slug + "-" + encoded;
            if (!word.isEmpty() && fits.test(longer)) {
                slug.replace(0, slug.length(), longer);
            } else if (!word.isEmpty()) {
                return slug.isEmpty() ? cut(word, fits) : slug.toString();
            }
        }
        return slug.toString();
    }

    /** The beginning of one long word, as titles of languages without spaces are. */
    private static String cut(String word, Predicate<String> fits) {
        for (int end = word.length(); end > 0; end = word.offsetByCodePoints(end, -1)) {
            String encoded = URLEncoder.encode(word.substring(0, end), StandardCharsets.UTF_8);
            if (fits.test(encoded)) {
                return encoded;
            }
        }
        return "";
    }
}
