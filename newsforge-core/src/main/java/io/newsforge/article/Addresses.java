package io.newsforge.article;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Makes absolute web addresses of what pages write. */
final class Addresses {

    private static final int LONGEST = 4096;

    private Addresses() {}

    /** The absolute http or https address, or null when it is none. */
    static @Nullable URI web(String text, @Nullable URI base) {
        URI uri = resolve(text, base);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            return null;
        }
        return uri.getScheme().equalsIgnoreCase("http") || uri.getScheme().equalsIgnoreCase("https") ? uri : null;
    }

    /** The address, absolute when the base is known, or null when it is none. */
    static @Nullable URI resolve(String text, @Nullable URI base) {
        String plain = text.strip().replace(" ", "%20").replace("|", "%7C");
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(plain);
            return base == null || base.isOpaque() ? uri : base.resolve(uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
