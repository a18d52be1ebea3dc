package io.newsforge.markup;

import io.newsforge.platform.Markup;
import java.util.Objects;
import java.util.regex.Pattern;

/** Pieces of LinkedIn's little text format, for hosts that write more than plain text (learn.microsoft.com, checked 2026-11). */
public final class LittleText {

    private static final Pattern URN = Pattern.compile("urn:li:[A-Za-z]{1,40}:[A-Za-z0-9_-]{1,100}");

    private LittleText() {}

    /**
     * Plain text with nothing in it that acts.
     *
     * @param plain any text
     * @return the text with its reserved characters escaped
     */
    public static String text(String plain) {
        return Markup.LINKEDIN_LITTLE_TEXT.escape(plain);
    }

    /**
     * A mention.
     *
     * @param name what is shown, the account's whole name
     * @param urn the account, such as {@code urn:li:organization:1234}
     * @return the mention
     * @throws IllegalArgumentException if the URN has another shape
     */
    public static String mention(String name, String urn) {
        Objects.requireNonNull(name, "name");
        if (!URN.matcher(urn).matches()) {
            throw new IllegalArgumentException("urn: " + urn + " (expected: urn:li:organization:1234 or the like)");
        }
        return "@[" + text(name) + "](" + urn + ")";
    }
}
