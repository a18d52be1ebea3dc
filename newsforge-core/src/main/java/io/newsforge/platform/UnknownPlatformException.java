package io.newsforge.platform;

import java.util.Collection;

/** A platform was named that the catalog does not know. The message lists the names it knows. */
public final class UnknownPlatformException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String platform;

    UnknownPlatformException(String platform, Collection<String> known) {
        super("platform: " + platform + " (expected: one of " + String.join(", ", known) + ")");
        this.platform = platform;
    }

    /**
     * The name that was asked for.
     *
     * @return the name as given
     */
    public String platform() {
        return platform;
    }
}
