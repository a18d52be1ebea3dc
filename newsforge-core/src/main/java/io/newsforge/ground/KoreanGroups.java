package io.newsforge.ground;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a number counts groups or the articles of a law: {@code 조} behind it is also the word for a trillion. Money or a smaller part
 * of the same number behind it decides for the trillion, then the words beside it for the group; where nothing tells it is a trillion.
 */
final class KoreanGroups {

    private static final Pattern SMALL = Pattern.compile("\\d{1,2}");

    private static final Pattern TRILLION = Pattern.compile("조 ?(?:여|남짓|가량|안팎|규모|정도)? ?"
            + "(?:(?:\\d[\\d,.]*+ ?[천백십만억]*+ ?)?"
            + "(?:원(?!정)|달러|엔(?!트리|진)|위안(?!부)|유로|파운드|프랑(?!스)|루피|루블|페소|바트|[$€£¥₩])"
            + "|\\d[\\d,.]*+ ?[천백십만억])");

    private static final Pattern GROUP_BEHIND =
            Pattern.compile("조(?: |[가는의] )?(?:팀|반(?![가-힣])|조[장원]|예선|조별|순위|선두|최하위|꼴찌|소속"
                    + "|\\d{1,2} ?(?:위|차전|팀|번|명|승|패|반))"
                    + "|조[에로] ?(?:편성|배정|속[한하해]|들어)|조 ?경기(?![가-힣])|조(?:와|과|,|·) ?\\d{1,2}조 ?(?:팀|경기)");

    private static final Pattern GROUP_BEFORE =
            Pattern.compile("(?:(?:\\d|[A-Za-z가나다라])반|팀|그룹|예선|본선|조별리그|결승|(?<!방)법|시행령|규칙|조례) ?$");
    private static final int LONGEST_BEFORE = 6;

    private KoreanGroups() {}

    /** Whether the digits from {@code start} to {@code end} do. */
    static boolean isOne(String text, int start, int end) {
        if (!SMALL.matcher(text).region(start, end).matches() || looksAt(TRILLION, text, end)) {
            return false;
        }
        Matcher before = GROUP_BEFORE.matcher(text).region(Math.max(0, start - LONGEST_BEFORE), start);
        return looksAt(GROUP_BEHIND, text, end) || (end < text.length() && text.charAt(end) == '조' && before.find());
    }

    private static boolean looksAt(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }
}
