package io.newsforge.platform;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the clients of Bluesky do to a text before they send it, besides facets. Thread-safe. */
public final class BlueskyText {

    private static final int LONGEST_PATH = 15;
    private static final int CUT_PATH = 13;

    private static final Pattern ADDRESS = Pattern.compile(
            "(https?):/*(?:[^/?#]*@)?([^/?#:]+)(:\\d*)?([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.CASE_INSENSITIVE);

    private BlueskyText() {}

    /**
     * Squeezes three or more line breaks, with nothing to see between them, to two: {@code sanitizeRichText} of atproto
     * (checked 2026-11).
     *
     * @param text any text
     * @return the text, the same string if there was nothing to squeeze
     */
    public static String squeezeNewlines(String text) {
        StringBuilder squeezed = new StringBuilder(text.length());
        int kept = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isBreak(text.charAt(at))) {
                int last = at;
                int breaks = 0;
                int look = at;
                while (look < text.length() && (isBreak(text.charAt(look)) || isUnseen(text.charAt(look)))) {
                    if (isBreak(text.charAt(look))) {
                        breaks++;
                        last = look;
                    }
                    look++;
                }
                if (breaks >= 3) {
                    squeezed.append(text, kept, at).append("\n\n");
                    kept = last + 1;
                }
                at = last;
            }
        }
        return kept == 0 ? text : squeezed.append(text, kept, text.length()).toString();
    }

    /**
     * The short form in which the official app shows an address: host and path without the scheme, a path longer than 15 cut
     * to 13 and {@code ...} (social-app {@code toShortUrl}, checked 2026-11). Non-ASCII is shown encoded, as browsers keep it.
     *
     * @param url an address
     * @return its short form, or the argument itself if it is no http or https address
     */
    public static String shortUrl(String url) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return url;
        }
        String host;
        try {
            host = IDN.toASCII(address.group(2), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAHost) {
            return url;
        }
        String path = pathOf(address.group(4)) + encoded(address.group(5)) + encoded(address.group(6));
        String shown = path.length() > LONGEST_PATH ? path.substring(0, CUT_PATH) + "..." : path;
        return host + port(address.group(1), address.group(3)) + shown;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isUnseen(char c) {
        return Blank.inScript(c) || "\u00AD\u2060\u200D\u200C\u200B".indexOf(c) >= 0;
    }

    private static String port(String scheme, @Nullable String port) {
        String usual = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
        return port == null || port.length() == 1 || port.equals(usual) ? "" : port;
    }

    private static String pathOf(String path) {
        return path.equals("/") ? "" : encoded(path);
    }

    /** Percent-encodes what a browser would: all but printable ASCII, the space and quotes. */
    private static String encoded(@Nullable String part) {
        if (part == null || part.length() == 1) {
            return "";
        }
        StringBuilder out = new StringBuilder(part.length());
        for (byte unit : part.getBytes(StandardCharsets.UTF_8)) {
            if (unit > ' ' && unit < 0x7F && "\"<>`".indexOf(unit) < 0) {
                out.append((char) unit);
            } else {
                out.append(String.format("%%%02X", unit & 0xFF));
            }
        }
        return out.toString();
    }
}
