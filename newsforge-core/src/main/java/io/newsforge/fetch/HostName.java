package io.newsforge.fetch;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host of an address in its one plain form. Numbers in disguise ({@code 2130706433}, {@code 0x7f.1}, {@code 0177.0.0.1},
 * {@code 127.1}) are names to some resolvers and addresses to others, so there is no plain form of them: they are malformed.
 */
final class HostName {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final int LONGEST = 253;

    private HostName() {}

    /** Lower-case ASCII without a trailing dot, IDN in its xn-- form; empty when the text is no host name. */
    static Optional<String> plain(String text) {
        String ascii = ascii(text);
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        String lastLabel = name.substring(name.lastIndexOf('.') + 1);
        boolean plain =
                !NUMBER.matcher(lastLabel).matches() || IpLiteral.parse(name).isPresent();
        return plain ? Optional.of(name) : Optional.empty();
    }

    /** IDN also turns look-alikes such as full-width digits into the ASCII they stand for; what is checked is the result. */
    private static String ascii(String text) {
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
