package io.newsforge.platform;

import io.newsforge.text.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The top-level domains a platform knows. Immutable. */
final class TopLevelDomains {

    private static final String PUNYCODE = "xn--";

    private final Set<String> ascii = new HashSet<>();
    private final Map<Character, List<String>> others = new HashMap<>();
    private int longestAscii;

    private TopLevelDomains(List<String> domains) {
        for (String domain : domains) {
            if (domain.chars().allMatch(c -> c < 0x80)) {
                ascii.add(domain);
                longestAscii = Math.max(longestAscii, domain.length());
            } else {
                others.computeIfAbsent(domain.charAt(0), first -> new ArrayList<>())
                        .add(domain);
            }
        }
    }

    /** Those of twitter-text 3.1.0. */
    static TopLevelDomains ofX() {
        return OfX.DOMAINS;
    }

    /** Those of IANA, 2026. */
    static TopLevelDomains ofIana() {
        return OfIana.DOMAINS;
    }

    /** Whether the name, as it is written, is one of them. */
    boolean contains(String name) {
        return ascii.contains(name)
                || (!name.isEmpty() && othersAt(name.charAt(0)).contains(name));
    }

    /**
     * Finds the domain that starts at an index as twitter-text does: it must not be followed by a letter or digit of ASCII,
     * {@code @}, {@code +} or {@code -}.
     *
     * @return where it ends, or -1
     */
    int match(String text, int at) {
        int end = matchAscii(text, at);
        return end >= 0 || at >= text.length() ? end : matchOthers(text, at);
    }

    /** Finds an encoded domain, {@code xn--} and what follows. */
    static int matchPunycode(String text, int at) {
        if (!text.regionMatches(true, at, PUNYCODE, 0, PUNYCODE.length())) {
            return -1;
        }
        int end = at + PUNYCODE.length();
        while (end < text.length() && (Ascii.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end > at + PUNYCODE.length() ? end : -1;
    }

    private int matchAscii(String text, int at) {
        int end = at;
        while (end < text.length() && end - at <= longestAscii && Ascii.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end > at && closes(text, end) && ascii.contains(Ascii.lower(text, at, end)) ? end : -1;
    }

    private int matchOthers(String text, int at) {
        for (String domain : othersAt(Ascii.lower(text.charAt(at)))) {
            int end = at + domain.length();
            if (Ascii.matches(text, at, domain) && closes(text, end)) {
                return end;
            }
        }
        return -1;
    }

    private List<String> othersAt(char first) {
        return others.getOrDefault(first, List.of());
    }

    private static boolean closes(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char next = text.charAt(end);
        return !Ascii.isLetterOrDigit(next) && next != '@' && next != '+' && next != '-';
    }

    private static final class OfX {
        static final TopLevelDomains DOMAINS =
                new TopLevelDomains(Resources.lines(TopLevelDomains.class, "tlds-x.txt"));
    }

    private static final class OfIana {
        static final TopLevelDomains DOMAINS =
                new TopLevelDomains(Resources.lines(TopLevelDomains.class, "tlds-iana.txt"));
    }
}
