package io.newsforge.testkit.llm;

/** The form of an error's body. */
public enum ErrorForm {
    /** The vendor's own. */
    VENDOR,
    /** OpenAI's with a number as the code, as vLLM writes it. */
    NUMBERED,
    /** All fields at the top, as older vLLM writes it. */
    FLAT,
    /** A list with the error in it, as Gemini's imitation of OpenAI writes it. */
    LIST,
    /** The error as a plain string. */
    WORDS,
    /** A web page, as gateways write it. */
    PAGE,
    /** No body. */
    NOTHING
}
