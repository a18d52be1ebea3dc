package io.newsforge.article;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines that stand in articles and are not of them, in several languages; most are in {@code cues.txt}. */
final class Cues {

    private static final int LONGEST = 110;
    private static final int LONGEST_CALL = 230;
    private static final int LONGEST_HEADING = 60;

    private static final Map<String, List<String>> FILE = WordFile.read("cues.txt");
    private static final Set<String> WHOLE = Set.copyOf(section("whole"));
    private static final Set<String> ELSEWHERE = Set.copyOf(section("elsewhere"));
    private static final Phrases CALLS = Phrases.of(section("calls"));
    private static final Phrases STARTS = Phrases.of(section("starts"));
    private static final List<String> ENDS = section("ends");
    private static final Pattern NUMBERED =
            Pattern.compile("(?:image|photo|picture|slide|bild|foto) [0-9]+ (?:of|von|/|de) [0-9]+");

    /** Headings of what else there is to read, in other words than those of the file. */
    private static final Pattern MORE = Pattern.compile(
            "(?:more|other|related|latest|top|recommended|popular) (?:.{1,30} )?(?:stories|articles|news|posts|coverage|headlines|videos)"
                    + "|(?:mehr|weitere|ähnliche|aktuelle|neueste|verwandte) (?:.{1,30} )?(?:artikel|beiträge|themen|meldungen|nachrichten|news|videos)"
                    + "|(?:más|otras|últimas) (?:.{1,30} )?(?:noticias|artículos|notas)"
                    + "|(?:autres|derniers|dernières) (?:.{1,30} )?(?:articles|actualités|vidéos)"
                    + "|(?:altri|altre|ultime) (?:.{1,30} )?(?:articoli|notizie)");

    private Cues() {}

    private static List<String> section(String name) {
        return Objects.requireNonNull(FILE.get(name), name).stream()
                .map(line -> line.replace('_', ' '))
                .toList();
    }

    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }

    /** Whether a line, given in {@link #plain}, calls to something else rather than telling. */
    static boolean isCue(String plain) {
        if (plain.length() > LONGEST) {
            return false;
        }
        String bare = stripped(plain);
        return bare.isEmpty()
                || isAddress(plain)
                || WHOLE.contains(bare)
                || (endsInDigit(bare) && NUMBERED.matcher(bare).matches())
                || ENDS.stream().anyMatch(plain::endsWith)
                || STARTS.begin(plain);
    }

    /** Whether a block of prose, given in {@link #plain}, only calls to subscribe, to follow or to agree. */
    static boolean isCall(String plain) {
        return plain.length() <= LONGEST_CALL && CALLS.areIn(plain);
    }

    /** Whether a line, given in {@link #plain}, heads what else there is to read. */
    static boolean leadsElsewhere(String plain) {
        if (plain.length() > LONGEST_HEADING) {
            return false;
        }
        String bare = stripped(plain);
        return ELSEWHERE.contains(bare) || MORE.matcher(bare).matches();
    }

    private static boolean isAddress(String plain) {
        return (plain.startsWith("http://") || plain.startsWith("https://") || plain.startsWith("www."))
                && plain.indexOf(' ') < 0;
    }

    private static boolean endsInDigit(String bare) {
        char last = bare.charAt(bare.length() - 1);
        return last >= '0' && last <= '9';
    }

    private static String stripped(String plain) {
        int from = 0;
        int to = plain.length();
        while (from < to && !Character.isLetterOrDigit(plain.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(plain.charAt(to - 1))) {
            to--;
        }
        return plain.substring(from, to);
    }
}
