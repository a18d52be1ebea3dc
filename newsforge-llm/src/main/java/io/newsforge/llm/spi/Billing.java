package io.newsforge.llm.spi;

/** Whether a failed exchange may have been billed. */
public enum Billing {
    /** Certainly not: it was never sent whole, or the provider answered with an error before it worked. */
    NOT_BILLED,
    /** It may have been: it was sent, and no answer, or not all of it, came back. */
    UNKNOWN,
    /** It was: the model worked, and its answer was refused, cut or unusable. */
    BILLED
}
