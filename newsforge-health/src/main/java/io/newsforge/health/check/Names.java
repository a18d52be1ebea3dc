package io.newsforge.health.check;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names of checks and groups: a letter or digit, then up to 63 letters, digits, dots, dashes and underscores, all ASCII. They are
 * used as keys in JSON, tags of meters and parts of URLs as they are.
 */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Names() {}

    /**
     * A name that is one.
     *
     * @param what what it names, for the message
     * @param name the name
     * @return the name
     * @throws IllegalArgumentException if it is none
     */
    public static String expect(String what, String name) {
        if (!NAME.matcher(Objects.requireNonNull(name, what)).matches()) {
            throw new IllegalArgumentException(
                    what + ": \"" + name + "\" (expected: 1 to 64 ASCII letters, digits, dots, dashes, underscores)");
        }
        return name;
    }
}
