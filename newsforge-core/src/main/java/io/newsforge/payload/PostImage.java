package io.newsforge.payload;

import java.net.URI;
import java.util.Objects;

/**
 * An image that may go with a post. Immutable.
 *
 * @param url where it is
 * @param alt what is seen, for people who cannot see it; empty when the article does not say
 */
public record PostImage(URI url, String alt) {

    public PostImage {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(alt, "alt");
    }

    /** Names the image without its text, for logs. */
    @Override
    public String toString() {
        return "PostImage[" + url + "]";
    }
}
