package io.newsforge.llm.provider;

import io.newsforge.llm.spi.CredentialSource;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider is, on whose account, and through which connections.
 *
 * @param base the base URL, without a slash at its end
 * @param credentials asked for every call
 * @param connections what to send through
 * @param owned whether the provider closes them
 */
record Endpoint(URI base, CredentialSource credentials, Connections connections, boolean owned) {

    Endpoint {
        String scheme = Objects.requireNonNull(base, "baseUrl").getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || base.getHost() == null || base.getUserInfo() != null || base.getQuery() != null) {
            throw new IllegalArgumentException(
                    "baseUrl: " + shown(base) + " (expected: http or https, a host, no user and no query)");
        }
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(connections, "connections");
    }

    /** Through connections of its own where none are shared. */
    static Endpoint of(URI base, CredentialSource credentials, @Nullable Connections shared) {
        return shared == null
                ? new Endpoint(base, credentials, Connections.builder().build(), true)
                : new Endpoint(base, credentials, shared, false);
    }

    /** Joins with exactly one slash. */
    URI at(String path) {
        String text = base.toString();
        int end = text.length();
        while (text.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(text.substring(0, end) + "/" + path);
    }

    /** Without what may be a password. */
    private static String shown(URI base) {
        return base.getScheme() + "://" + base.getHost() + base.getPath();
    }
}
