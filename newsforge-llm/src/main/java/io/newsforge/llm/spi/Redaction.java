package io.newsforge.llm.spi;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a vendor's words fit for a log: one line, bounded, without what looks like a credential. */
final class Redaction {

    /** Known prefixes, bearer words, and long runs that hold both letters and digits, masked ones included. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i)\\b(?:sk|pk|key|ak|xai|gsk|AIza)[-_A-Za-z0-9*.]{6,}|\\bbearer\\s+\\S+"
                    + "|(?<![A-Za-z0-9_-])(?=[A-Za-z_*-]*[0-9])(?=[0-9_*-]*[A-Za-z])[A-Za-z0-9_*-]{32,}");

    private static final String REDACTED = "[redacted]";
    private static final int SEEN_AT_MOST = 2_000;

    /** So much of the beginning of a credential tells it. */
    private static final int TELLING = 6;

    private Redaction() {}

    static String line(String words, int longest, @Nullable Secret sent) {
        String seen = words.length() > SEEN_AT_MOST ? words.substring(0, SEEN_AT_MOST) : words;
        String clean = CREDENTIAL
                .matcher(sent == null ? seen : without(seen, sent.reveal()))
                .replaceAll(REDACTED);
        StringBuilder line = new StringBuilder(Math.min(clean.length(), longest));
        for (int i = 0; i < clean.length() && line.length() < longest; i++) {
            char c = clean.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.toString().strip();
    }

    /** Takes out a key, whatever the case, and what begins like it: a vendor cuts a key short, or masks its middle. */
    private static String without(String words, String key) {
        int telling = Math.min(TELLING, key.length());
        StringBuilder clean = new StringBuilder(words.length());
        int at = 0;
        while (at < words.length()) {
            int same = same(words, at, key);
            if (same < telling) {
                clean.append(words.charAt(at++));
            } else {
                clean.append(REDACTED);
                at = same == key.length() ? at + same : wordEnd(words, at + same);
            }
        }
        return clean.toString();
    }

    /** How many characters from there on are those a key begins with. */
    private static int same(String words, int at, String key) {
        int most = Math.min(key.length(), words.length() - at);
        int same = 0;
        while (same < most
                && Character.toLowerCase(words.charAt(at + same)) == Character.toLowerCase(key.charAt(same))) {
            same++;
        }
        return same;
    }

    /** Past all that a key, masked or escaped, may go on with. */
    private static int wordEnd(String words, int from) {
        int at = from;
        while (at < words.length() && isPartOfKey(words.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPartOfKey(char c) {
        return (c > ' ' && c < 127 && "\"'`<>()[]{},".indexOf(c) < 0) || c == '\u2026' || c == '\u2022';
    }
}
