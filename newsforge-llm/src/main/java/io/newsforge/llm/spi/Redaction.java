package io.newsforge.llm.spi;

import java.util.regex.Pattern;

/** Makes a vendor's words fit for a log: one line, bounded, without what looks like a credential. */
final class Redaction {

    /** Known prefixes, bearer words, and long runs that hold both letters and digits, masked ones included. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i)\\b(?:sk|pk|key|ak|xai|gsk|AIza)[-_A-Za-z0-9*.]{6,}|\\bbearer\\s+\\S+"
                    + "|(?<![A-Za-z0-9_-])(?=[A-Za-z_*-]*[0-9])(?=[0-9_*-]*[A-Za-z])[A-Za-z0-9_*-]{32,}");

    private static final int SEEN_AT_MOST = 2_000;

    private Redaction() {}

    static String line(String words, int longest) {
        String seen = words.length() > SEEN_AT_MOST ? words.substring(0, SEEN_AT_MOST) : words;
        String clean = CREDENTIAL.matcher(seen).replaceAll("[redacted]");
        StringBuilder line = new StringBuilder(Math.min(clean.length(), longest));
        for (int i = 0; i < clean.length() && line.length() < longest; i++) {
            char c = clean.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.toString().strip();
    }
}
