package io.newsforge.post;

import io.newsforge.payload.Payload;
import io.newsforge.payload.PostImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A post that its platform takes as it is. Immutable.
 *
 * @param platform the platform's id
 * @param parts one message, or the numbered messages of a thread in order
 * @param fields the texts for the platform's fields, such as a title, by name; plain
 * @param images images of the article that may go with it
 * @param authorship who put the words together
 * @param certificate which rules it keeps and what was cut
 * @param warnings what the host may want to know before it goes out, empty when nothing
 */
public record Post(
        String platform,
        List<PostPart> parts,
        Map<String, String> fields,
        List<PostImage> images,
        Authorship authorship,
        Certificate certificate,
        List<PostWarning> warnings) {

    public Post {
        Objects.requireNonNull(platform, "platform");
        parts = List.copyOf(parts);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        images = List.copyOf(images);
        Objects.requireNonNull(authorship, "authorship");
        Objects.requireNonNull(certificate, "certificate");
        warnings = List.copyOf(warnings);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts: none for " + platform + " (expected: at least one)");
        }
    }

    /**
     * What goes to the platform's API.
     *
     * @return one payload for each part, in order
     */
    public List<Payload> payload() {
        return parts.stream().map(PostPart::request).toList();
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
