package io.newsforge.summary;

import io.newsforge.article.Article;
import io.newsforge.text.Tokens;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an article is about, in its own names: candidates for hashtags. Conservative, since an embarrassing tag is worse than
 * none: names in capitals for languages written in Latin, Greek or Cyrillic letters, nouns seen with several particles for
 * Korean, nothing for others.
 */
public final class Topics {

    /**
     * A candidate and the evidence for it.
     *
     * @param phrase as the article writes it, without particles
     * @param count how often it occurs in the title and the body
     * @param inTitle whether the title has it
     * @param first the sentence that has it first
     */
    record Topic(String phrase, int count, boolean inTitle, int first) {

        double worth() {
            return count + (inTitle ? 3 : 0) + (phrase.indexOf(' ') > 0 ? 1 : 0) - first * 0.01;
        }
    }

    private static final int TAG_AT_MOST = 30;
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’]*");

    private Topics() {}

    /**
     * The topics of an article: phrases that occur at least twice in it, the title counted.
     *
     * @param article the article
     * @param max how many at most, 0 or more
     * @return phrases, the most telling first, none of them part of another; unmodifiable and often shorter than max
     */
    public static List<String> of(Article article, int max) {
        return of(Prose.of(article), max);
    }

    /**
     * The topics of prose that was split already.
     *
     * @param prose the title and the sentences
     * @param max how many at most, 0 or more
     * @return as {@link #of(Article, int)}
     */
    public static List<String> of(Prose prose, int max) {
        if (max < 0) {
            throw new IllegalArgumentException("max: " + max + " (expected: >= 0)");
        }
        List<String> sentences = prose.lines().stream()
                .map(Prose.Line::text)
                .filter(text -> !Defects.isFurniture(text))
                .map(Dateline::strip)
                .toList();
        List<Topic> found =
                isKorean(prose) ? KoreanNouns.of(prose.title(), sentences) : Names.of(prose.title(), sentences);
        List<String> topics = new ArrayList<>();
        Set<String> tags = new HashSet<>();
        found.stream()
                .sorted(Comparator.comparingDouble(Topic::worth).reversed().thenComparing(Topic::phrase))
                .filter(topic -> isNew(topic.phrase(), tags))
                .limit(max)
                .forEach(topic -> topics.add(topic.phrase()));
        return List.copyOf(topics);
    }

    /**
     * Writes a phrase as a hashtag, each word with a capital so that screen readers can part them.
     *
     * @param phrase any text, such as "Central Bank" or "기준금리"
     * @return the tag without its number sign, such as "CentralBank" or "기준금리"; empty when no letter remains or it would be
     *     too long to read
     */
    public static Optional<String> hashtag(String phrase) {
        StringBuilder tag = new StringBuilder();
        Matcher parts = PART.matcher(phrase);
        while (parts.find()) {
            String part = parts.group().replaceAll("['’]", "");
            int first = part.codePointAt(0);
            tag.appendCodePoint(Character.toTitleCase(first)).append(part.substring(Character.charCount(first)));
        }
        boolean letter = tag.codePoints().anyMatch(Character::isLetter);
        return letter && tag.length() <= TAG_AT_MOST ? Optional.of(tag.toString()) : Optional.empty();
    }

    private static boolean isNew(String phrase, Set<String> tags) {
        String tag = hashtag(phrase).orElse("").toLowerCase(Locale.ROOT);
        return !tag.isEmpty() && tags.stream().noneMatch(other -> overlap(other, tag)) && tags.add(tag);
    }

    private static boolean overlap(String one, String other) {
        String singular = other.length() > 4 && other.endsWith("s") ? other.substring(0, other.length() - 1) : other;
        return one.contains(singular) || other.contains(one);
    }

    private static boolean isKorean(Prose prose) {
        if (prose.lines().stream().noneMatch(line -> hasHangul(line.text()))) {
            return false;
        }
        long words = 0;
        long korean = 0;
        for (Prose.Line line : prose.lines()) {
            for (String word : Tokens.words(line.text())) {
                words++;
                korean += UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.HANGUL ? 1 : 0;
            }
        }
        return korean * 2 > words;
    }

    private static boolean hasHangul(String text) {
        return text.chars().anyMatch(c -> c >= 0x1100 && UnicodeScript.of(c) == UnicodeScript.HANGUL);
    }
}
