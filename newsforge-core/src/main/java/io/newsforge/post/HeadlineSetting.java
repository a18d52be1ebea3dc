package io.newsforge.post;

import io.newsforge.platform.HeadlineStyle;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets headlines in a newsroom's style. Setting twice is the same as once. */
final class HeadlineSetting {

    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])'([^']*)'(?![a-zA-Z])");
    private static final Pattern ELLIPSIS = Pattern.compile("[.\u2026\u22EF]{2,}|\u22EF");
    private static final Pattern MIDDLE_DOT = Pattern.compile("[\u318D\u30FB\uFF65\u2022\u2219]");

    /** One Hanja that stands for a country, an office or a party, where no other Hanja stands beside it. */
    private static final Pattern SHORTHAND = Pattern.compile(
            "(?<!\\p{IsHan})([\u7F8E\u4E2D\u65E5\u5317\u82F1\u7368\u4F5B\u9732\u6FE0\u97D3\u9751\u8207\u91CE])(?!\\p{IsHan})");

    private static final Map<String, String> SPELLED_OUT = Map.ofEntries(
            Map.entry("\u7F8E", "\uBBF8\uAD6D"),
            Map.entry("\u4E2D", "\uC911\uAD6D"),
            Map.entry("\u65E5", "\uC77C\uBCF8"),
            Map.entry("\u5317", "\uBD81\uD55C"),
            Map.entry("\u82F1", "\uC601\uAD6D"),
            Map.entry("\u7368", "\uB3C5\uC77C"),
            Map.entry("\u4F5B", "\uD504\uB791\uC2A4"),
            Map.entry("\u9732", "\uB7EC\uC2DC\uC544"),
            Map.entry("\u6FE0", "\uD638\uC8FC"),
            Map.entry("\u97D3", "\uD55C\uAD6D"),
            Map.entry("\u9751", "\uCCAD\uC640\uB300"),
            Map.entry("\u8207", "\uC5EC\uB2F9"),
            Map.entry("\u91CE", "\uC57C\uB2F9"));

    private HeadlineSetting() {}

    static String set(HeadlineStyle style, String headline) {
        return style == HeadlineStyle.KOREAN && HANGUL.matcher(headline).find() ? korean(headline) : headline;
    }

    private static String korean(String headline) {
        String quoted = DOUBLE_QUOTED.matcher(headline).replaceAll("\u201C$1\u201D");
        String emphasised = SINGLE_QUOTED.matcher(quoted).replaceAll("\u2018$1\u2019");
        String paused = ELLIPSIS.matcher(emphasised).replaceAll("\u2026");
        String listed = MIDDLE_DOT.matcher(paused).replaceAll("\u00B7");
        return outsideQuotations(listed);
    }

    private static String outsideQuotations(String headline) {
        StringBuilder set = new StringBuilder();
        for (String piece : headline.split("(?=\u201C)|(?<=\u201D)", -1)) {
            set.append(piece.startsWith("\u201C") ? piece : spelledOut(piece));
        }
        return set.toString();
    }

    private static String spelledOut(String text) {
        Matcher shorthand = SHORTHAND.matcher(text);
        return shorthand.replaceAll(found -> SPELLED_OUT.getOrDefault(found.group(1), found.group(1)));
    }
}
