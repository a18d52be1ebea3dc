package io.newsforge.llm.writer;

/** How posts speak. */
public enum Tone {
    /** As a news agency's copy; in Korean 한다체. The default. */
    NEUTRAL,
    /** As one reader tells another; in Korean 해요체. */
    CONVERSATIONAL,
    /** Formal and restrained; in Korean 합쇼체. */
    FORMAL
}
