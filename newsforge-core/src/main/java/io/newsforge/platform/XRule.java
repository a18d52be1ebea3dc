package io.newsforge.platform;

/** How X weighs an emoji, since its documentation and its library differ and which one its server follows is not published. */
public enum XRule {
    /**
     * Each emoji at the larger of the two: never lets a post through that either of them, or any data between them, would
     * refuse. The default.
     */
    STRICT,
    /** Every emoji weighs 2, as docs.x.com says (counting characters, checked 2026-11). */
    DOCUMENTED,
    /** As twitter-text 3.1.0 computes with its data of Emoji 12.1: newer emoji weigh what their code points weigh. */
    REFERENCE,
    /** No emoji is known, each code point has its own weight: X's rule until 2018 (configuration v2). */
    WITHOUT_EMOJI
}
