package io.newsforge.platform;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the URLs of a text as twitter-text 3.1.0 does, by scanning instead of by its regular expression. For one thread and
 * one text.
 *
 * <p>A URL starts after a character that is no letter, digit or {@code @ # $} of ASCII. Its host is the longest row of labels
 * that ends in a known top-level domain. Two memories keep the scan linear: the label read last, since many starts lie in
 * one label, and the stretch of labels known to end in no domain, of which a later start needs to look at its own label only.
 */
final class UrlScanner {

    /** The longest URL X's server takes, its scheme included. */
    private static final int LONGEST_URL = 4096;

    private static final int LONGEST_TCO_SLUG = 40;
    private static final int LONGEST_LABEL = 63;
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";
    private static final String TCO = "t.co/";

    private final String text;
    private final UrlGrammar grammar;
    private final boolean schemeOnly;
    private final TopLevelDomains domains = TopLevelDomains.ofX();

    /** The full stop that the search is heading for. */
    private int dot = -1;

    private int labelStart;
    private int labelEnd;
    private int lastUnderscore;
    private int deadStart;
    private int deadEnd;
    private int hostStart;
    private int hostEnd;

    private UrlScanner(String text, UrlGrammar grammar, boolean schemeOnly) {
        this.text = text;
        this.grammar = grammar;
        this.schemeOnly = schemeOnly;
    }

    /** URLs with and without a scheme, as X links them. */
    static List<Span> onX(String text) {
        return text.indexOf('.') < 0 ? List.of() : new UrlScanner(text, UrlGrammar.X, false).scan();
    }

    /** URLs with a scheme, as Mastodon links them. */
    static List<Span> onMastodon(String text) {
        return text.indexOf('.') < 0 ? List.of() : new UrlScanner(text, UrlGrammar.MASTODON, true).scan();
    }

    /** A stretch of the text, end exclusive. */
    record Span(int start, int end) {}

    private List<Span> scan() {
        List<Span> found = new ArrayList<>();
        int before = nearDot(0);
        while (before < text.length()) {
            int start = before;
            int end = -1;
            if (mayPrecede(text.charAt(before))) {
                start = before + 1;
                end = url(start);
            }
            if (end < 0 && before == 0) {
                start = 0;
                end = url(0);
            }
            Span span = end < 0 ? null : accept(start, end);
            if (span != null) {
                found.add(span);
            }
            before = nearDot(end < 0 ? before + 1 : end);
        }
        return found;
    }

    /**
     * The first place from an index on before which an address may begin: whatever stands between the beginning of one and its first
     * full stop can only be a host or a scheme.
     */
    private int nearDot(int from) {
        if (from <= dot) {
            return from; // between a run and its full stop, which was looked at
        }
        dot = text.indexOf('.', from);
        if (dot < 0) {
            dot = text.length();
            return text.length();
        }
        int run = dot;
        while (run > from && isRun(text.charAt(run - 1))) {
            run--;
        }
        return run > from ? run - 1 : from;
    }

    private boolean isRun(char c) {
        return c == '-' || c == '_' || c == ':' || c == '/' || UrlGrammar.isHost(c) || grammar.isForeignHost(c);
    }

    private static boolean mayPrecede(char c) {
        return !Ascii.isLetterOrDigit(c) && "@\uFF20$#\uFF03\uFFFE\uFEFF\uFFFF".indexOf(c) < 0;
    }

    private @Nullable Span accept(int start, int end) {
        boolean scheme = hostStart > start;
        if (!scheme && (schemeOnly || (start > 0 && "-_./".indexOf(text.charAt(start - 1)) >= 0))) {
            return null;
        }
        int cut = end;
        if (scheme && Ascii.matches(text, hostStart, TCO)) {
            cut = shortened(hostStart + TCO.length(), end);
        }
        return cut > 0 && fits(cut - start, scheme) ? new Span(start, cut) : null;
    }

    /** X's own short links end after their slug; one with a slug too long is no link. */
    private int shortened(int slug, int end) {
        int at = slug;
        while (at < end && Ascii.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at == slug) {
            return end;
        }
        return at - slug > LONGEST_TCO_SLUG ? -1 : query(at, end);
    }

    private boolean fits(int length, boolean scheme) {
        int grown = encodedHostLength();
        int whole = length + grown - (hostEnd - hostStart) + (scheme ? 0 : HTTPS.length());
        return grown > 0 && whole <= LONGEST_URL;
    }

    /** How long the host is in ASCII, or 0 if DNS cannot hold it. */
    private int encodedHostLength() {
        int label = hostStart;
        for (int at = hostStart; at <= hostEnd; at++) {
            if (at < hostEnd && text.charAt(at) >= 0x80) {
                return encoded(text.substring(hostStart, hostEnd));
            }
            if (at == hostEnd || text.charAt(at) == '.') {
                if (at - label > LONGEST_LABEL) {
                    return 0;
                }
                label = at + 1;
            }
        }
        return hostEnd - hostStart;
    }

    private static int encoded(String host) {
        if (host.length() > LONGEST_URL) {
            return 0;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).length();
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAHost) {
            return 0;
        }
    }

    /** Where the URL that starts here ends, or -1; sets where its host is. */
    private int url(int start) {
        if (start >= text.length()) {
            return -1;
        }
        int host = start;
        if (Ascii.matches(text, start, HTTPS)) {
            host = start + HTTPS.length();
        } else if (Ascii.matches(text, start, HTTP)) {
            host = start + HTTP.length();
        }
        int end = latinHost(host);
        if (end < 0 && followsScheme(host)) {
            end = foreignHost(host);
        }
        if (end < 0) {
            return -1;
        }
        hostStart = host;
        hostEnd = end;
        return query(path(port(end)), text.length());
    }

    private boolean followsScheme(int host) {
        return Ascii.matches(text, host - HTTP.length(), HTTP) || Ascii.matches(text, host - HTTPS.length(), HTTPS);
    }

    private int latinHost(int start) {
        boolean dead = start >= deadStart && start < deadEnd;
        int best = -1;
        int at = start;
        while (readLabel(at)) {
            int dot = labelEnd;
            if (lastUnderscore < at) {
                int end = domains.match(text, dot + 1);
                end = end < 0 ? TopLevelDomains.matchPunycode(text, dot + 1) : end;
                best = end < 0 ? best : end;
            }
            if (dead) {
                return best;
            }
            at = dot + 1;
        }
        if (best < 0 && at > start) {
            deadStart = start;
            deadEnd = at;
        }
        return best;
    }

    /** Reads the label at an index; true if it is one and a full stop follows. */
    private boolean readLabel(int at) {
        if (at >= text.length()) {
            return false;
        }
        if (at < labelStart || at >= labelEnd) {
            labelStart = at;
            labelEnd = at;
            lastUnderscore = -1;
            while (labelEnd < text.length() && isLabel(text.charAt(labelEnd))) {
                labelEnd++;
            }
        }
        return labelEnd > at
                && labelEnd < text.length()
                && text.charAt(labelEnd) == '.'
                && UrlGrammar.isHost(text.charAt(at))
                && UrlGrammar.isHost(text.charAt(labelEnd - 1));
    }

    private boolean isLabel(char c) {
        if (c == '_') {
            lastUnderscore = labelEnd;
            return true;
        }
        return c == '-' || UrlGrammar.isHost(c);
    }

    /** One label of any script and a top-level domain. */
    private int foreignHost(int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == '-' || grammar.isForeignHost(text.charAt(at)))) {
            at++;
        }
        boolean label = at > start
                && at < text.length()
                && text.charAt(at) == '.'
                && text.charAt(start) != '-'
                && text.charAt(at - 1) != '-';
        return label ? domains.match(text, at + 1) : -1;
    }

    private int port(int at) {
        int end = at + 1;
        while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        return at < text.length() && text.charAt(at) == ':' && end > at + 1 ? end : at;
    }

    /** On X a path may end in parentheses only where it might have ended before them: {@code /a_(b)}, not {@code /a.(b)}. */
    private int path(int slash) {
        if (slash >= text.length() || text.charAt(slash) != '/') {
            return slash;
        }
        int end = slash + 1;
        int at = end;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                int close = parenthesis(at, true);
                if (close < 0) {
                    break;
                }
                end = end == at || grammar == UrlGrammar.MASTODON ? close : end;
                at = close;
            } else if (grammar.isPath(c)) {
                at++;
                end = grammar.endsPath(c) ? at : end;
            } else {
                break;
            }
        }
        return end;
    }

    /** Where a balanced pair with something in it, and at most one pair inside, ends; or -1. */
    private int parenthesis(int open, boolean mayNest) {
        int at = open + 1;
        boolean nested = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ')') {
                return at > open + 1 ? at + 1 : -1;
            }
            if (c == '(') {
                if (!mayNest || nested) {
                    return -1;
                }
                nested = true;
                at = parenthesis(at, false);
                if (at < 0) {
                    return -1;
                }
            } else if (grammar.isPath(c)) {
                at++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private int query(int mark, int limit) {
        if (mark >= limit || text.charAt(mark) != '?') {
            return mark;
        }
        int end = mark;
        for (int at = mark + 1; at < limit && grammar.isQuery(text.charAt(at)); at++) {
            end = grammar.endsQuery(text.charAt(at)) ? at + 1 : end;
        }
        return end;
    }
}
