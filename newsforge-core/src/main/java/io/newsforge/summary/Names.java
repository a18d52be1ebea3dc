package io.newsforge.summary;

import io.newsforge.summary.Topics.Topic;
import io.newsforge.text.StopWords;
import io.newsforge.text.WordList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs of capitalised words that are names: seen within a sentence, not only where a capital begins it, and in German, where
 * every noun has a capital, only runs of two or abbreviations.
 */
final class Names {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*(?:[-&][\\p{L}\\p{N}]+)*(?:['’]s\\b)?|\\S");
    private static final int WORDS_AT_MOST = 4;

    /** Stands after a possessive, so that no name reaches across it. */
    private static final String POSSESSIVE = "'s";

    private static final Set<String> CONNECTORS = WordList.of("of de du des von van der la le del di da dos y");

    /** Cut off the front of a name and no topic by themselves: days, months, titles, agencies. */
    private static final Set<String> DROPPED = WordList.of(
            "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
                    + "july august september october november december montag dienstag mittwoch donnerstag freitag "
                    + "samstag sonntag januar februar märz mai juni juli oktober dezember jan feb mar apr jun jul aug "
                    + "sep sept oct nov dec mr mrs ms dr prof sir lord lady dame president minister prime chief "
                    + "executive officer director secretary general senator governor mayor captain colonel judge "
                    + "justice professor king queen prince princess pope chancellor chairman spokesman spokeswoman "
                    + "spokesperson attorney teammate analyst ceo cfo reuters afp ap cnn bbc dpa getty images gmt bst "
                    + "est edt pst cet am pm tv ok read exclusive breaking update watch herr frau monsieur madame "
                    + "señor señora former today yesterday tomorrow inc ltd corp");

    /** No topic by themselves, yet part of names: adjectives of nations, directions, kinds of institutions, networks. */
    private static final Set<String> NEVER_ALONE = WordList.of(
            "english american british german french spanish korean chinese japanese russian european italian "
                    + "indian australian canadian syrian scottish welsh irish americans israeli iranian iraqi "
                    + "ukrainian turkish greek dutch swedish norwegian danish polish swiss brazilian mexican african "
                    + "asian arab muslim catholic christian jewish catalan afrikaner western eastern northern southern "
                    + "north south east west us uk usa central union party house court act church state council office "
                    + "department ministry university school street road city county internet christmas easter god "
                    + "twitter facebook instagram youtube whatsapp telegram century sport test photo video");

    private static final Set<String> GERMAN =
            WordList.of("der die das und nicht ist dem den von mit für auf eine einer sich des");

    /** A capitalised run and whether it stood where only a name has a capital. */
    private record Run(List<String> words, boolean inside) {}

    private static final class Evidence {

        private int count;
        private boolean inside;
        private boolean inTitle;
        private boolean inBody;
        private int first = Integer.MAX_VALUE;
    }

    private final Set<String> smallWords = new HashSet<>();
    private long words;
    private long germanWords;
    private final Map<List<String>, Evidence> found = new LinkedHashMap<>();

    private Names() {}

    static List<Topic> of(String title, List<String> sentences) {
        Names names = new Names();
        for (int i = 0; i < sentences.size(); i++) {
            names.read(sentences.get(i), i);
        }
        names.readTitle(title);
        boolean german = names.germanWords * 12 > names.words;
        List<Topic> topics = new ArrayList<>();
        names.found.forEach((words, seen) -> {
            boolean enough = seen.count + names.shorterForms(words) >= 2 && seen.inside && seen.inBody;
            if (enough
                    && isTopic(words)
                    && !names.isWord(words)
                    && (!german || words.size() > 1 || isAcronym(words.get(0)))) {
                int count = seen.count + names.shorterForms(words);
                topics.add(new Topic(String.join(" ", words), count, seen.inTitle, seen.first));
            }
        });
        return topics;
    }

    /** How often the article says only the last word of a name, as it does after the first mention of a person. */
    private int shorterForms(List<String> words) {
        Evidence whole = found.get(words);
        Evidence last = words.size() > 1 ? found.get(words.subList(words.size() - 1, words.size())) : null;
        return last == null || whole == null || last.first < whole.first ? 0 : last.count;
    }

    private void read(String sentence, int index) {
        List<String> tokens = tokens(sentence);
        words += tokens.size();
        germanWords += tokens.stream().filter(GERMAN::contains).count();
        if (isHeadlineCase(tokens)) {
            return;
        }
        tokens.stream().filter(token -> Character.isLowerCase(token.charAt(0))).forEach(smallWords::add);
        for (Run run : runs(tokens)) {
            Evidence seen = found.computeIfAbsent(run.words(), words -> new Evidence());
            seen.count++;
            seen.inBody = true;
            seen.inside |= run.inside();
            seen.first = Math.min(seen.first, index);
        }
    }

    /** Whether the article also writes it small, so that the capital made no name of it. */
    private boolean isWord(List<String> words) {
        return words.size() == 1 && smallWords.contains(words.get(0).toLowerCase(Locale.ROOT));
    }

    /** A title has capitals of its own, so it only confirms what the body has. */
    private void readTitle(String title) {
        String plain = " " + String.join(" ", tokens(title)) + " ";
        found.forEach((words, seen) -> {
            if (plain.contains(" " + String.join(" ", words) + " ")) {
                seen.inTitle = true;
                seen.count++;
            }
        });
    }

    private static List<String> tokens(String text) {
        Matcher matcher = WORD.matcher(text);
        List<String> tokens = new ArrayList<>();
        while (matcher.find()) {
            String token = matcher.group();
            boolean possessive = token.endsWith("'s") || token.endsWith("’s");
            tokens.add(possessive ? token.substring(0, token.length() - 2) : token);
            if (possessive) {
                tokens.add(POSSESSIVE);
            }
        }
        return tokens;
    }

    private static List<Run> runs(List<String> tokens) {
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (!isCapitalised(tokens.get(at))) {
                continue;
            }
            int end = runEnd(tokens, at);
            boolean begins = at == 0 || opensSentence(tokens.get(at - 1));
            int from = at;
            while (from < end && isDropped(tokens.get(from))) {
                from++;
            }
            if (from < end) {
                runs.add(new Run(List.copyOf(tokens.subList(from, end)), !begins || from > at || end - from > 1));
            }
            at = end - 1;
        }
        return runs;
    }

    private static boolean opensSentence(String before) {
        return !Character.isLetterOrDigit(before.codePointAt(0)) && !(POSSESSIVE + ",($€£-–").contains(before);
    }

    private static int runEnd(List<String> tokens, int from) {
        int end = from + 1;
        while (end < tokens.size()) {
            if (isCapitalised(tokens.get(end))) {
                end++;
            } else if (CONNECTORS.contains(tokens.get(end))
                    && end + 1 < tokens.size()
                    && isCapitalised(tokens.get(end + 1))) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isCapitalised(String token) {
        return Character.isUpperCase(token.codePointAt(0));
    }

    private static boolean isDropped(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return (StopWords.contains(lower) && !isAcronym(word)) || DROPPED.contains(lower);
    }

    private static boolean isTopic(List<String> words) {
        boolean initials = words.stream().anyMatch(word -> word.codePointCount(0, word.length()) == 1);
        boolean telling = words.stream().anyMatch(word -> !isDropped(word));
        return !initials && telling && words.size() <= WORDS_AT_MOST && (words.size() > 1 || standsAlone(words.get(0)));
    }

    private static boolean standsAlone(String word) {
        return !NEVER_ALONE.contains(word.toLowerCase(Locale.ROOT)) && (word.length() > 2 || isAcronym(word));
    }

    private static boolean isAcronym(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
    }

    private static boolean isHeadlineCase(List<String> tokens) {
        long words = tokens.stream()
                .filter(token -> Character.isLetter(token.codePointAt(0)))
                .count();
        long capitals = tokens.stream().filter(Names::isCapitalised).count();
        return words >= 4 && capitals * 3 > words * 2;
    }
}
