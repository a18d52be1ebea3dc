package io.newsforge.article;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the name of the site off a title. */
final class Titles {

    private static final List<String> SURE =
            List.of(" | ", " :: ", " » ", " « ", " • ", " · ", " › ", " ‹ ", " ▷ ", " / ", " │ ", "｜");
    private static final List<String> LIKELY = List.of(" - ", " – ", " — ");

    /** Newspapers of East Asia are named without a space before. */
    private static final Pattern PRESS = Pattern.compile(" ?[-_] ?[^-_–—|]{1,10}(?:网|網|报|報|新闻|新聞|ニュース|뉴스|신문|일보)$");

    private Titles() {}

    /** The title without the site, of which names are given. */
    static String withoutSite(String title, Set<String> sites) {
        Set<String> letters = sites.stream().map(Letters::of).collect(Collectors.toSet());
        String rest = title;
        for (String separator : SURE) {
            rest = cut(rest, separator, letters, true);
        }
        for (String separator : LIKELY) {
            rest = cut(rest, separator, letters, false);
        }
        String bare = PRESS.matcher(rest).replaceFirst("");
        return bare.isBlank() ? rest : bare;
    }

    private static String cut(String title, String separator, Set<String> sites, boolean sure) {
        int last = title.lastIndexOf(separator);
        if (last <= 0) {
            return title;
        }
        String head = title.substring(0, last).strip();
        String tail = title.substring(last + separator.length()).strip();
        if (isSite(Letters.of(tail), sites) || (sure && words(tail) <= 4 && isLonger(head, tail))) {
            return cut(head, separator, sites, sure);
        }
        int first = title.indexOf(separator);
        return sites.contains(Letters.of(title.substring(0, first)))
                ? title.substring(first + separator.length()).strip()
                : title;
    }

    private static boolean isSite(String segment, Set<String> sites) {
        return !segment.isEmpty() && sites.stream().anyMatch(site -> isSame(segment, site));
    }

    private static boolean isSame(String segment, String site) {
        return segment.equals(site)
                || (site.length() > 3 && segment.startsWith(site) && segment.length() < site.length() + 5)
                || (segment.length() > 3 && site.startsWith(segment));
    }

    /** In words; in characters where a script has no spaces. */
    private static boolean isLonger(String head, String tail) {
        return words(head) > words(tail) || (head.indexOf(' ') < 0 && head.length() > tail.length());
    }

    /** How many there are between single spaces. */
    static int words(String text) {
        return text.split(" ", -1).length;
    }
}
