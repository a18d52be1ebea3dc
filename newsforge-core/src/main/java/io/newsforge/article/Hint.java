package io.newsforge.article;

/** What the class, id or attributes of an element say about its content. */
enum Hint {
    /** It is the text of the article. */
    BODY,
    /** It is the lead, a summary above the text. */
    LEAD,
    /** It is something beside the article: navigation, sharing, promotion, related links. */
    ASIDE,
    /** It is what readers wrote. */
    COMMENTS,
    /** It names the author. */
    AUTHOR,
    /** It says when. */
    DATE,
    /** It describes or credits an image. */
    CAPTION,
    /** It is not shown. */
    HIDDEN
}
