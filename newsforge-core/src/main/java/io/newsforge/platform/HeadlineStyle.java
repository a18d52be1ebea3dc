package io.newsforge.platform;

/** How a headline is set. */
public enum HeadlineStyle {
    /** As the article has it. */
    AS_WRITTEN,
    /**
     * As Korean newsrooms set it for feeds: curly quotation marks, one ellipsis, the middle dot U+00B7, and the Hanja that stand for
     * countries and parties spelled out. Only headlines with Hangul in them are touched, and quotations keep their words.
     */
    KOREAN
}
