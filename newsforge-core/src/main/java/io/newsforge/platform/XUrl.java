package io.newsforge.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a whole text is a valid address by the rules of X's library (conformance data of twitter-text, checked 2026-11). */
public final class XUrl {

    /** What a path may hold; the alternatives share no character and give nothing back, so a failing match stays linear. */
    private static final String PART = "(?:[a-zA-Z0-9\\-._~!$&'()*+,;=:@[^\\x{0}-\\x{7F}\\s]]++|%[0-9a-fA-F]{2})";

    private static final String BEHIND = "(?:[a-zA-Z0-9\\-._~!$&'()*+,;=:@/?[^\\x{0}-\\x{7F}\\s]]++|%[0-9a-fA-F]{2})*+";
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String LETTER = "[a-zA-Z0-9[^\\x{0}-\\x{7F}\\s]]";
    private static final String SUBDOMAIN = LETTER + "(?:[_-]*" + LETTER + "++)*+";
    private static final String DOMAIN = LETTER + "(?:-*" + LETTER + "++)*+";
    private static final String TOP_LEVEL = "[a-zA-Z[^\\x{0}-\\x{7F}\\s]](?:-*" + LETTER + "++)*+";

    private static final Pattern URL = Pattern.compile(
            "https?://([^/?#]*+)(?:/" + PART + "*+)*+(?:\\?" + BEHIND + ")?+(?:#" + BEHIND + ")?+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:(?:[\\p{L}\\p{N}\\-._~!$&'()*+,;=:]++|%[0-9a-fA-F]{2})++@)?(\\[[0-9a-fA-F:.]{2,45}\\]|[^:@\\[\\]]+)(?::[0-9]{1,5})?");
    private static final Pattern HOST = Pattern.compile("\\[.*\\]|" + OCTET + "(?:\\." + OCTET + "){3}" + "|(?:"
            + SUBDOMAIN + "\\.)*" + DOMAIN + "\\." + TOP_LEVEL);

    /** More than a name in the DNS, a user and a port need. */
    private static final int LONGEST_AUTHORITY = 400;

    /** Longer ones are refused unread. */
    private static final int LONGEST = 4_096;

    private XUrl() {}

    /**
     * Whether a text is one valid address. Wider than what X links by itself: numbers and users are allowed.
     *
     * @param text any text; one of more than 4,096 UTF-16 units is refused
     * @return true for an http or https address
     */
    public static boolean isValid(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return false;
        }
        if (url.group(1).length() > LONGEST_AUTHORITY) {
            return false;
        }
        Matcher authority = AUTHORITY.matcher(url.group(1));
        return authority.matches() && HOST.matcher(authority.group(1)).matches();
    }
}
