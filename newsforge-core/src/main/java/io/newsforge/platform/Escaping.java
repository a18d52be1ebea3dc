package io.newsforge.platform;

import java.util.regex.Pattern;

/** Ways of writing plain text so that it stays plain. */
final class Escaping {

    /** What makes a heading, a list, a quotation or a rule of a line that begins with it. */
    private static final String ACTS_AT_LINE_START = "#>-+=";

    private static final Pattern NUMBERED_LINE = Pattern.compile("(?m)^(\\p{Nd}{1,9})([.)])");

    /** A user or a forum, which Markdown of Reddit links and calls without any bracket. */
    private static final Pattern CALL = Pattern.compile("(?i)(?<![\\p{L}\\p{Nd}])([ur])/(?=[\\p{L}\\p{Nd}_\\\\-])");

    private Escaping() {}

    /** The three characters of HTML that act in any text. */
    static String references(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String backslashes(String text, String reserved) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (reserved.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Backslashes before reserved characters, and before those that act at the beginning of a line. */
    static String markdown(String text, String reserved) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (reserved.indexOf(c) >= 0 || (lineStart && ACTS_AT_LINE_START.indexOf(c) >= 0)) {
                escaped.append('\\');
            }
            escaped.append(c);
            lineStart = c == '\n' || (lineStart && c == ' ');
        }
        return NUMBERED_LINE.matcher(escaped).replaceAll("$1\\\\$2");
    }

    /** A backslash inside {@code u/name} and {@code r/name}. */
    static String calls(String text) {
        return CALL.matcher(text).replaceAll("$1\\\\/");
    }
}
