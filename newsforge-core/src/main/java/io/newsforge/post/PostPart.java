package io.newsforge.post;

import io.newsforge.payload.Payload;
import io.newsforge.platform.Check;
import io.newsforge.platform.Entity;
import java.util.List;
import java.util.Objects;

/**
 * One message of a post: all of it, or one part of a thread. Immutable. {@link #toString()} leaves the text out, for logs.
 *
 * @param text what readers see, in NFC
 * @param payload the text in the platform's dialect, with nothing left that could act as markup
 * @param request what goes to the platform's API, of which {@code payload} is the text
 * @param check what was measured on the text
 */
public record PostPart(String text, String payload, Payload request, Check check) {

    public PostPart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(check, "check");
    }

    /**
     * The length by the platform's first limit.
     *
     * @return the length, in {@link #unit()}
     */
    public int length() {
        return check.measures().get(0).length();
    }

    /**
     * The platform's first limit.
     *
     * @return the limit, in {@link #unit()}
     */
    public int limit() {
        return check.measures().get(0).limit().max();
    }

    /**
     * What {@link #length()} and {@link #limit()} count.
     *
     * @return the unit's name
     */
    public String unit() {
        return check.measures().get(0).limit().meter().unit();
    }

    /**
     * The links, hashtags, mentions and cashtags of the text.
     *
     * @return in order, with offsets in the platform's own unit
     */
    public List<Entity> entities() {
        return check.entities();
    }

    @Override
    public String toString() {
        return "PostPart[" + length() + "/" + limit() + " " + unit() + "]";
    }
}
