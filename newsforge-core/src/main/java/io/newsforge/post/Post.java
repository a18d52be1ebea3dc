package io.newsforge.post;

import java.util.List;
import java.util.Objects;

/**
 * A post that its platform takes as it is. Immutable.
 *
 * @param platform the platform's id
 * @param parts one message, or the numbered messages of a thread in order
 * @param images images of the article that may go with it
 * @param authorship who put the words together
 * @param certificate which rules it keeps and what was cut
 */
public record Post(
        String platform, List<PostPart> parts, List<PostImage> images, Authorship authorship, Certificate certificate) {

    public Post {
        Objects.requireNonNull(platform, "platform");
        parts = List.copyOf(parts);
        images = List.copyOf(images);
        Objects.requireNonNull(authorship, "authorship");
        Objects.requireNonNull(certificate, "certificate");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts: none for " + platform + " (expected: at least one)");
        }
    }

    /**
     * Whether this is a thread.
     *
     * @return true if it has more than one part
     */
    public boolean isThread() {
        return parts.size() > 1;
    }
}
