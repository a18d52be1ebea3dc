package io.newsforge.platform;

import java.util.Objects;

/**
 * A text beside the post that a platform takes in a field of its own, such as a title. Immutable.
 *
 * @param name the field's name in the platform's words, such as {@code title}
 * @param role what stands in it
 * @param limit how long it may be
 * @param overrun what the platform does with a longer one
 */
public record FieldRule(String name, Role role, TextLimit limit, Overrun overrun) {

    /** What a field is for, and so what stands in it unless the draft says otherwise. */
    public enum Role {
        /** The article's headline, in one line. */
        TITLE,
        /** The beginning of the post's text, in one paragraph. */
        DESCRIPTION,
        /** What the reader learns beyond the title, in one line. */
        PREHEADER,
        /** The hashtags without their sign, parted by commas. */
        TAGS,
        /** The address of the article; no field when it is too long. */
        LINK,
        /** The title as the last part of an address: words in small letters, joined by hyphens, percent-encoded beyond ASCII. */
        SLUG,
        /** The words for people who cannot see an image; one text for each image. */
        ALT_TEXT
    }

    /** What happens to a text that is too long. */
    public enum Overrun {
        /** The platform refuses the post. */
        REFUSED,
        /** Readers see the beginning only. */
        HIDDEN
    }

    public FieldRule {
        PlatformSpec.checkedFieldName(name);
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(overrun, "overrun");
    }
}
