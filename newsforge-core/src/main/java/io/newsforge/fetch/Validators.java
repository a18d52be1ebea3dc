package io.newsforge.fetch;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server gave to recognise a version of a page by: its entity tag and the date it was last modified. Both are kept
 * exactly as the server wrote them, and are sent back to ask whether the page has changed. Immutable.
 */
public final class Validators {

    private static final Validators NONE = new Validators(null, null);

    private final @Nullable String etag;
    private final @Nullable String lastModified;

    private Validators(@Nullable String etag, @Nullable String lastModified) {
        this.etag = etag;
        this.lastModified = lastModified;
    }

    /**
     * No validators: a fetch with these is unconditional.
     *
     * @return validators without any value
     */
    public static Validators none() {
        return NONE;
    }

    static Validators received(@Nullable String etag, @Nullable String lastModified) {
        return new Validators(isHeaderText(etag) ? etag : null, isHeaderText(lastModified) ? lastModified : null);
    }

    /**
     * These validators with another entity tag.
     *
     * @param newEtag the tag as a server sent it, quotes and a leading {@code W/} included
     * @return the changed copy
     * @throws IllegalArgumentException if the tag is blank or holds anything but printable ASCII
     */
    public Validators withEtag(String newEtag) {
        return new Validators(checked("etag", newEtag), lastModified);
    }

    /**
     * These validators with another date of the last modification.
     *
     * @param newLastModified the date as a server sent it, such as {@code Sat, 21 Nov 2026 06:00:00 GMT}
     * @return the changed copy
     * @throws IllegalArgumentException if the date is blank or holds anything but printable ASCII
     */
    public Validators withLastModified(String newLastModified) {
        return new Validators(etag, checked("lastModified", newLastModified));
    }

    /**
     * The entity tag ({@code ETag}), sent back as {@code If-None-Match}.
     *
     * @return empty when the server gave none
     */
    public Optional<String> etag() {
        return Optional.ofNullable(etag);
    }

    /**
     * The date of the last modification ({@code Last-Modified}), sent back as {@code If-Modified-Since}.
     *
     * @return empty when the server gave none
     */
    public Optional<String> lastModified() {
        return Optional.ofNullable(lastModified);
    }

    /**
     * Whether there is nothing to ask with.
     *
     * @return true when there is neither a tag nor a date
     */
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }

    /** What the reply to a conditional request says wins over what was asked with. */
    Validators updatedBy(Validators reply) {
        return new Validators(
                reply.etag == null ? etag : reply.etag, reply.lastModified == null ? lastModified : reply.lastModified);
    }

    private static String checked(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!isHeaderText(value)) {
            throw new IllegalArgumentException(name + ": not a header value (expected: printable ASCII, not blank)");
        }
        return value;
    }

    static boolean isHeaderText(@Nullable String value) {
        return value != null && !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Validators that
                && Objects.equals(etag, that.etag)
                && Objects.equals(lastModified, that.lastModified);
    }

    @Override
    public int hashCode() {
        return Objects.hash(etag, lastModified);
    }

    @Override
    public String toString() {
        return "Validators[etag=" + etag + ", lastModified=" + lastModified + "]";
    }
}
