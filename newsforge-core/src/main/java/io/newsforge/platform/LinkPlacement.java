package io.newsforge.platform;

/** Where a post carries the link to its article. */
public enum LinkPlacement {
    /** In the text, as the last thing of it. */
    LAST,
    /** Not in the text but in a field or card of the request, where the platform has one. */
    BESIDE,
    /** In a reply to the post, where the platform has threads; elsewhere {@link #LAST}. */
    REPLY,
    /** Nowhere. */
    NONE
}
