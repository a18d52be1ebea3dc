package io.newsforge.summary;

import io.newsforge.text.Tokens;
import io.newsforge.text.WordList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a sentence unfit to stand alone in a post, whatever it says. */
final class Defects {

    /** Said anywhere in a line, in lower case. */
    private static final List<String> FURNITURE = List.of(
            "scroll down",
            "click here",
            "click to",
            "read more",
            "sign up for",
            "sign up to",
            "subscribe",
            "follow us on",
            "all rights reserved",
            "photo credit",
            "getty images",
            "무단전재",
            "무단 전재",
            "재배포금지",
            "재배포 금지",
            "저작권자",
            "ⓒ",
            "©",
            "구독하기",
            "구독 하기",
            "기사제보",
            "기사 제보",
            "사진=",
            "사진 =",
            "사진제공",
            "mehr zum thema",
            "lesen sie auch",
            "lire aussi",
            "lea también");

    /** At the beginning of a line, or all of it. */
    private static final Pattern FURNITURE_AT_THE_START = Pattern.compile(
            "(?i)by (?-i:\\p{Lu})[^.]{2,40}$|(?:photo|image|picture|video)s?(?: by)?:|advertisement|related:"
                    + "|[가-힣]{2,4} ?기자\\b|foto:|follow @|share this|[\\w.+-]{1,40}@[\\w-]{1,40}\\.[\\w.]{2,20}$");

    private static final int LONGEST_FURNITURE = 300;

    private static final Pattern CAPTION = Pattern.compile(
            "(?i)\\((?:left|right|above|below|cent(?:re|er)|pictured|file)\\b|\\bpictured\\b|\\bfile (?:photo|picture)\\b");

    private static final Set<String> UNRESOLVED = WordList.of(
            "he she they it his her its their them this that these those but and however also meanwhile then "
                    + "so yet instead moreover furthermore still therefore thus er sie dies diese dieser dabei doch "
                    + "aber zudem außerdem il elle ils mais cependant él ella pero además 그러나 하지만 그리고 또 또한 그는 그가 이에 이어 "
                    + "이는 한편 따라서 그래서 이를 이로 그의 그들은 그녀는 이들은 이와 다만 특히 즉 이어서");

    private static final Set<String> FIRST_PERSON = WordList.of(
            "i we you my our i'm i've i'd i'll we're we've you're i’m i’ve we’re ich wir je j'ai nous yo 나는 "
                    + "우리는 저는 제가 내가");

    private static final String CLOSING_QUOTES = "\"”’'“»」』";
    private static final String QUOTES = "\"“‘'„«「『";

    private Defects() {}

    /** Whether the line is furniture of the page and not part of the story: a byline, a credit, an invitation to click. */
    static boolean isFurniture(String sentence) {
        if (sentence.length() > LONGEST_FURNITURE) {
            return false;
        }
        String lower = sentence.toLowerCase(Locale.ROOT);
        return FURNITURE.stream().anyMatch(lower::contains)
                || FURNITURE_AT_THE_START.matcher(sentence).lookingAt();
    }

    /**
     * Whether the sentence leans on the one before it: it begins with a pronoun or a connective, or it is a quotation and nothing
     * else, whose speaker was named there.
     */
    static boolean pointsBack(String sentence) {
        return Tokens.first(sentence).filter(UNRESOLVED::contains).isPresent() || isBareQuotation(sentence);
    }

    private static boolean isBareQuotation(String sentence) {
        return QUOTES.indexOf(sentence.charAt(0)) >= 0
                && CLOSING_QUOTES.indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
    }

    private static boolean pointsBack(List<String> words) {
        return !words.isEmpty() && UNRESOLVED.contains(words.get(0));
    }

    /** The sum of a sentence's penalties, 0 or more, on the scale of the centrality, which is at most 1. */
    static double of(String sentence, List<String> words) {
        double sum = 0;
        if (words.isEmpty() || pointsBack(words)) {
            sum += 0.02;
        }
        if (words.stream().anyMatch(FIRST_PERSON::contains)) {
            sum += 0.1;
        }
        if (QUOTES.indexOf(sentence.charAt(0)) >= 0) {
            sum += 0.07;
        }
        if (!isBalanced(sentence)) {
            sum += 0.04;
        }
        if (isCaption(sentence)) {
            sum += 0.1;
        }
        char last = lastMark(sentence);
        return last == '?' || last == '？' || last == '!' || last == '！' ? sum + 0.05 : sum;
    }

    /** The length in words of English: letters of scripts that say more with less count more. */
    static double words(String sentence) {
        long wide = sentence.chars()
                .filter(c -> c >= 0x1100 && !(c >= 0x2000 && c < 0x2E80))
                .count();
        return (sentence.length() + 1.3 * wide) / 6;
    }

    /** A search for the pattern costs far more than to see that there is nothing to search for. */
    private static boolean isCaption(String sentence) {
        return (sentence.indexOf('(') >= 0 || containsAscii(sentence, "pictured") || containsAscii(sentence, "file p"))
                && CAPTION.matcher(sentence).find();
    }

    private static boolean containsAscii(String text, String lower) {
        for (int at = 0; at + lower.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, lower, 0, lower.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBalanced(String sentence) {
        long straight = sentence.chars().filter(c -> c == '"').count();
        long opened = sentence.chars().filter(c -> c == '“').count();
        long closed = sentence.chars().filter(c -> c == '”').count();
        return straight % 2 == 0 && (opened == closed || sentence.indexOf('„') >= 0);
    }

    private static char lastMark(String sentence) {
        int last = sentence.length() - 1;
        while (last > 0 && "\"”’' )]»」』“".indexOf(sentence.charAt(last)) >= 0) {
            last--;
        }
        return sentence.charAt(last);
    }
}
