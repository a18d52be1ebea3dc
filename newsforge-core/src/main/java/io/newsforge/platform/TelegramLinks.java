package io.newsforge.platform;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Finds web addresses and e-mail addresses as Telegram does: from each full stop as far as a domain can reach to both sides, then
 * back to a user and a scheme, and on to a port and a path. For one text.
 */
final class TelegramLinks {

    private static final String SCHEME_END = "://";
    private static final String NOT_AT_A_PATHS_END = ".:;,('?!`";
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_PORT = 5;
    private static final String[] SCHEMES = {"http", "https", "ftp", "tonsite"};
    private static final String[] APP_SCHEMES = {"tg", "ton"};

    private final String text;
    private final Entities found;

    /** Where the search stands; nothing before it is looked at again. */
    private int begin;

    /** The stretch that was cut off the end of the last path; a path that begins in it is nothing either. */
    private int trimmedFrom = Integer.MAX_VALUE;

    private int trimmedTo;

    private TelegramLinks(String text, Entities found) {
        this.text = text;
        this.found = found;
    }

    static void find(String text, Entities found) {
        TelegramLinks links = new TelegramLinks(text, found);
        links.findAddresses();
        links.findAppLinks();
    }

    private void findAddresses() {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(begin, dot + 1))) {
            addAround(dot);
        }
    }

    private void addAround(int dot) {
        int domainEnd = domainEnd(dot);
        boolean user = text.substring(dot, domainEnd).indexOf('@') >= 0;
        int domainStart = back(dot, user ? TelegramLinks::isUser : TelegramLinks::isDomain);
        int end = withoutFullStops(pathEnd(portEnd(domainEnd)), dot);
        int start = start(domainStart);
        if (start >= 0 && end > dot + 1) {
            add(start, end);
        }
        begin = Math.max(end, domainEnd); // a row of full stops is looked at once
    }

    private void add(int start, int end) {
        String address = text.substring(start, end);
        int mailto = address.toLowerCase(Locale.ROOT).startsWith("mailto:") ? "mailto:".length() : 0;
        if (TelegramAddress.isEmail(address.substring(mailto))) {
            found.add(Entity.Type.EMAIL, start + mailto, end, address.substring(mailto));
            return;
        }
        int length = TelegramAddress.linkLength(address);
        if (length > 0) {
            found.add(Entity.Type.LINK, start, start + length, TelegramAddress.target(address.substring(0, length)));
        }
    }

    private int back(int from, IntPredicate symbol) {
        int at = from;
        while (at > begin && symbol.test(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at;
    }

    private int on(int from, IntPredicate symbol) {
        int at = from;
        while (at < text.length() && symbol.test(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private int domainEnd(int dot) {
        return on(dot, codePoint -> codePoint == '@' || isDomain(codePoint));
    }

    private int portEnd(int domainEnd) {
        if (!text.startsWith(":", domainEnd)) {
            return domainEnd;
        }
        int end = on(domainEnd + 1, Ascii::isDigit);
        int first = on(domainEnd + 1, codePoint -> codePoint == '0');
        boolean port =
                first < end && end - first <= LONGEST_PORT && Integer.parseInt(text, first, end, 10) <= LARGEST_PORT;
        return port ? end : domainEnd;
    }

    private int pathEnd(int hostEnd) {
        if (hostEnd >= text.length() || "/?#".indexOf(text.charAt(hostEnd)) < 0) {
            return hostEnd;
        }
        if (hostEnd + 1 >= trimmedFrom && hostEnd + 1 <= trimmedTo) {
            return text.charAt(hostEnd) == '/' ? hostEnd + 1 : hostEnd;
        }
        int end = on(hostEnd + 1, TelegramLinks::isPath);
        trimmedTo = end;
        while (end > hostEnd + 1 && NOT_AT_A_PATHS_END.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        trimmedFrom = end;
        return text.charAt(hostEnd) == '/' || end > hostEnd + 1 ? end : hostEnd;
    }

    private int withoutFullStops(int end, int dot) {
        int at = end;
        while (at > dot + 1 && text.charAt(at - 1) == '.') {
            at--;
        }
        return at;
    }

    /** Where the address begins, with user and scheme; -1 when what stands before it forbids a link. */
    private int start(int domainStart) {
        int start = domainStart;
        if (start > begin && text.charAt(start - 1) == '@') {
            start = back(start - 1, TelegramLinks::isUser);
            if (start == domainStart - 1) {
                return -1;
            }
        }
        if (start - begin >= SCHEME_END.length() * 2 && text.startsWith(SCHEME_END, start - SCHEME_END.length())) {
            return schemeStart(start - SCHEME_END.length());
        }
        return start == begin || !followsWord(start) ? start : -1;
    }

    private boolean followsWord(int start) {
        int before = text.codePointBefore(start);
        return TelegramSyntax.isWord(before) || "/#@".indexOf(before) >= 0;
    }

    private int schemeStart(int colon) {
        String scheme =
                text.substring(back(colon, TelegramLinks::isScheme), colon).toLowerCase(Locale.ROOT);
        if (scheme.equals("shttp") || scheme.equals("tftp") || scheme.equals("sftp")) {
            return -1;
        }
        for (String known : SCHEMES) {
            if (scheme.endsWith(known)) {
                return colon - known.length();
            }
        }
        return -1;
    }

    private void findAppLinks() {
        int at = text.indexOf(SCHEME_END);
        while (at >= 0) {
            at = text.indexOf(SCHEME_END, addAppLink(at, at + SCHEME_END.length()));
        }
    }

    /** Where to go on. */
    private int addAppLink(int colon, int name) {
        int nameEnd = on(name, codePoint -> Ascii.isWord(codePoint) || codePoint == '-');
        for (String scheme : APP_SCHEMES) {
            int start = colon - scheme.length();
            if (nameEnd > name && Ascii.matches(text, start, scheme)) {
                int end = pathEnd(nameEnd);
                found.add(Entity.Type.LINK, start, end, text.substring(start, end));
                return end;
            }
        }
        return nameEnd;
    }

    private static boolean isDomain(int c) {
        return c < 0xC0 ? c == '.' || c == '-' || c == '~' || Ascii.isWord(c) : isVisible(c);
    }

    private static boolean isUser(int c) {
        return "\n/[]{}()'`<>\"@\u00AB\u00BB".indexOf(c) < 0 && isVisible(c);
    }

    private static boolean isPath(int c) {
        return "\n<>\"\u00AB\u00BB".indexOf(c) < 0 && isVisible(c);
    }

    /** Letters beyond ASCII belong to it, so that a word glued to a scheme spoils it. */
    private static boolean isScheme(int c) {
        return c < 0x80 ? Ascii.isLetterOrDigit(c) || c == '+' || c == '-' : !isSpace(c);
    }

    private static boolean isVisible(int c) {
        if (c >= 0x2000 && c <= 0x206F) {
            return c == 0x200C || c == 0x200D || (c >= 0x2010 && c <= 0x2015);
        }
        return !isSpace(c);
    }

    private static boolean isSpace(int c) {
        return c <= ' ' || Character.isSpaceChar(c);
    }
}
