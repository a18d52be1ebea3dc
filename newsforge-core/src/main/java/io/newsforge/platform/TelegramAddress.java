package io.newsforge.platform;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether what looks like an address is one that Telegram links. */
final class TelegramAddress {

    private static final int LONGEST_LABEL = 63;
    private static final String NOT_AT_A_PATHS_END = ".:;,('?!`";
    private static final Pattern SCHEME = Pattern.compile("(?:https?|ftp|tonsite)://", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOUR_NUMBERS =
            Pattern.compile("(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.|$)){4}");
    private static final Pattern EMAIL = Pattern.compile(
            "(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\\.){1,6}[a-z]{2,8}",
            Pattern.CASE_INSENSITIVE);

    /** The longest address the pattern above can match; nothing longer is tried. */
    private static final int LONGEST_EMAIL = 600;

    /** A name made to be taken for Telegram's own. */
    private static final String LOOK_ALIKE = "teiegram.org";

    private TelegramAddress() {}

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL
                && text.indexOf('@') > 0
                && EMAIL.matcher(text).matches();
    }

    /** How much of a candidate is a link: all but a bracket that closes nothing and what follows it; 0 when it is none. */
    static int linkLength(String candidate) {
        Matcher scheme = SCHEME.matcher(candidate);
        boolean hasScheme = scheme.lookingAt();
        int start = hasScheme ? scheme.end() : 0;
        int path = start;
        while (path < candidate.length() && "/?#".indexOf(candidate.charAt(path)) < 0) {
            path++;
        }
        String host = host(candidate.substring(start, path));
        return isHost(host, hasScheme) ? balancedEnd(candidate, path) : 0;
    }

    /** Where a link leads; without a scheme to its https form. */
    static String target(String link) {
        return SCHEME.matcher(link).lookingAt() ? link : "https://" + link;
    }

    private static String host(String authority) {
        String host = authority.substring(authority.indexOf('@') + 1);
        int port = host.lastIndexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }

    private static boolean isHost(String host, boolean hasScheme) {
        String[] labels = host.split("\\.", -1);
        if (labels.length < 2 || host.indexOf('@') >= 0 || host.equalsIgnoreCase(LOOK_ALIKE)) {
            return false;
        }
        for (String label : labels) {
            if (label.isEmpty()
                    || label.endsWith("-")
                    || label.getBytes(StandardCharsets.UTF_8).length > LONGEST_LABEL) {
                return false;
            }
        }
        return FOUR_NUMBERS.matcher(host).matches()
                || (!host.chars().allMatch(c -> c == '.' || Ascii.isDigit(c))
                        && labels[labels.length - 2].indexOf('_') < 0
                        && isTopLevel(labels[labels.length - 1], hasScheme));
    }

    private static boolean isTopLevel(String name, boolean hasScheme) {
        if (name.codePointCount(0, name.length()) < 2) {
            return false;
        }
        if (name.startsWith("xn--")) {
            return name.length() > 5 && name.substring(4).chars().allMatch(Ascii::isLetterOrDigit);
        }
        return name.indexOf('_') < 0 && name.indexOf('-') < 0 && (hasScheme || isKnown(name));
    }

    /** A capital at the beginning only is taken for the first word of a sentence behind a forgotten space. */
    private static boolean isKnown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean sentence = !lower.equals(name) && lower.substring(1).equals(name.substring(1));
        return !sentence && (TopLevelDomains.ofIana().contains(lower) || lower.equals("onion") || lower.equals("ton"));
    }

    private static int balancedEnd(String link, int path) {
        int[] open = new int[3];
        int end = path;
        while (end < link.length() && keepsBalance(link.charAt(end), open)) {
            end++;
        }
        while (end > path && NOT_AT_A_PATHS_END.indexOf(link.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean keepsBalance(char c, int[] open) {
        int opening = "([{".indexOf(c);
        int closing = ")]}".indexOf(c);
        if (opening >= 0) {
            open[opening]++;
        }
        return closing < 0 || --open[closing] >= 0;
    }
}
