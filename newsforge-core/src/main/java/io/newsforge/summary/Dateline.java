package io.newsforge.summary;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place, agency and reporter that news agencies put before the first sentence: {@code LONDON (Reuters) - },
 * {@code WASHINGTON — }, {@code (서울=연합뉴스) 홍길동 기자 = }, {@code [서울신문] }.
 */
public final class Dateline {

    private static final Set<String> AGENCIES = Set.of(
            "ap",
            "reuters",
            "afp",
            "cnn",
            "dpa",
            "efe",
            "xinhua",
            "tass",
            "ansa",
            "upi",
            "pa",
            "yonhap",
            "kyodo",
            "bloomberg",
            "bbc",
            "pti",
            "ians",
            "ani",
            "kna",
            "epd",
            "sid",
            "apa",
            "ats",
            "sda",
            "belga",
            "anp",
            "lusa",
            "aap",
            "cbc",
            "ptv",
            "business wire",
            "prnewswire",
            "globe newswire",
            "newswire",
            "europa press",
            "interfax",
            "anadolu",
            "the canadian press",
            "associated press",
            "the associated press",
            "cp",
            "cnnmoney",
            "relaxnews",
            "thomson reuters foundation");

    private static final Pattern AGENCY = Pattern.compile(
            "\\s*(?<place>[^().!?\"“”]{0,60}(?:\\.[^()!?\"“”]{0,30})?)\\((?<agency>[^()]{2,40})\\)\\s*(?<dash>\\.?\\s?[-–—]{1,2}\\s*)?");

    private static final Pattern PLACE = Pattern.compile(
            "\\s*\\p{Lu}[\\p{Lu}.'’/-]+(?: [\\p{Lu}.'’/-]{2,}){0,3}(?:, ?[\\p{L}\\d. ]{2,30}){0,2}\\s(?:[-–—]|--)\\s+(?=[\\p{Lu}\\d\"“‘'])");

    private static final Pattern KOREAN_PLACE =
            Pattern.compile("\\s*[(\\[【（［〔][^)\\]】）］〕]{1,40}[=·ㆍ][^)\\]】）］〕]{1,20}[)\\]】）］〕]\\s*");

    private static final Pattern OUTLET = Pattern.compile("\\s*[\\[【［]([^\\]】］]{1,30})[\\]】］]\\s*");

    private static final Pattern OUTLET_WORD =
            Pattern.compile("(?i)신문|뉴스|일보|경제$|방송|타임[스즈]|기자|닷컴|투데이|데일리|미디어|통신|저널|헤럴드|앵커|리포트"
                    + "|공감|연합|비즈|머니|TV$|신보|매일|아주|동아|조선|중앙|한겨레|共同|時事|新聞|ロイター|通信");

    private static final Pattern REPORTER = Pattern.compile(
            "\\s*[가-힣]{2,4}(?:[·ㆍ,] ?[가-힣]{2,4}){0,3}\\s?(?:[가-힣]{0,4}기자|[가-힣]{0,4}특파원|통신원|논설위원|앵커|PD)\\s*(?:[\\w.+-]{1,40}@[\\w.-]{1,40}\\s*)?[=|:]\\s*");

    private static final Pattern XINHUA =
            Pattern.compile("\\s*[（(]?(?:新华社|中新社|中新网)[^，。]{1,20}电[）)]?\\s*(?:[（(]记者[^）)]{1,30}[）)]\\s*)?");

    private static final String BRACKETS = "([【（［〔";
    private static final String XINHUA_BEGINS = "（(新中";
    private static final String JOINS_CAPITALS = ".'’/-";

    /** How far into a sentence the bracket of an agency may stand. */
    private static final int AGENCY_WITHIN = 110;

    private Dateline() {}

    /**
     * Cuts the dateline off a first sentence.
     *
     * @param sentence the first sentence of an article
     * @return the sentence from its first word of news on; the same sentence when it has no dateline or nothing else
     */
    public static String strip(String sentence) {
        String rest = sentence;
        if (BRACKETS.indexOf(first(rest)) >= 0) {
            rest = cut(OUTLET, rest, Dateline::isOutlet);
            rest = cut(KOREAN_PLACE, rest, matched -> true);
        }
        if (isHangul(first(rest))) {
            rest = cut(REPORTER, rest, matched -> true);
        }
        if (XINHUA_BEGINS.indexOf(first(rest)) >= 0) {
            rest = cut(XINHUA, rest, matched -> true);
        }
        int bracket = rest.indexOf('(');
        String afterAgency = bracket >= 0 && bracket < AGENCY_WITHIN ? cut(AGENCY, rest, Dateline::isAgency) : rest;
        if (afterAgency.length() < rest.length()) {
            rest = afterAgency;
        } else if (beginsInCapitals(rest)) {
            rest = cut(PLACE, rest, matched -> true);
        }
        return rest.isBlank() ? sentence : rest;
    }

    /** The first letter or mark, or a space if there is none. Most sentences are told by it to have no dateline at all. */
    private static char first(String text) {
        int at = firstIndex(text);
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private static int firstIndex(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static boolean isHangul(char c) {
        return c >= '가' && c <= '힣';
    }

    private static boolean beginsInCapitals(String text) {
        int at = firstIndex(text);
        if (at + 1 >= text.length() || !Character.isUpperCase(text.codePointAt(at))) {
            return false;
        }
        int second = text.codePointAt(at + Character.charCount(text.codePointAt(at)));
        return Character.isUpperCase(second) || JOINS_CAPITALS.indexOf(second) >= 0;
    }

    private interface Condition {
        boolean holds(Matcher matched);
    }

    private static String cut(Pattern pattern, String text, Condition condition) {
        Matcher matcher = pattern.matcher(text);
        return matcher.lookingAt() && condition.holds(matcher) ? text.substring(matcher.end()) : text;
    }

    private static boolean isOutlet(Matcher matched) {
        return OUTLET_WORD.matcher(matched.group(1)).find();
    }

    /**
     * A known agency, and before it nothing or a place; without a dash only "(CNN)" and its like at the very beginning. Between a
     * place in capitals and a dash any name in brackets is an agency's.
     */
    private static boolean isAgency(Matcher matched) {
        String place = matched.group("place").strip();
        String agency = matched.group("agency").strip().toLowerCase(Locale.ROOT);
        int slash = agency.indexOf('/');
        boolean known = AGENCIES.contains(agency) || (slash > 0 && AGENCIES.contains(agency.substring(0, slash)));
        boolean dash = matched.group("dash") != null;
        return (isShouted(place) && dash)
                || (known && (place.isEmpty() || (dash && Character.isUpperCase(place.codePointAt(0)))));
    }

    private static boolean isShouted(String place) {
        String start = place.contains(",") ? place.substring(0, place.indexOf(',')) : place;
        return start.codePoints().filter(Character::isLetter).count() > 2
                && start.codePoints().filter(Character::isLetter).allMatch(Character::isUpperCase);
    }
}
