package io.newsforge.health.alert;

/**
 * Text that pings nobody in a chat. Slack knows mentions and links by {@code <...>}, which the three escapes of its mrkdwn take away;
 * chats that are compatible with it also take {@code @here} and {@code @all} by the letter, so a zero-width space goes in between.
 */
final class ChatText {

    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private ChatText() {}

    /** The escaped text, or its beginning and an ellipsis; no escape is cut. */
    static String escaped(String text, int most) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            int before = escaped.length();
            append(escaped, text.charAt(i));
            if (escaped.length() >= most) {
                escaped.setLength(Character.isLowSurrogate(text.charAt(i)) ? before - 1 : before);
                return escaped.append('…').toString();
            }
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, char c) {
        switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '@' -> escaped.append('@').append(ZERO_WIDTH_SPACE);
            default -> escaped.append(c);
        }
    }
}
