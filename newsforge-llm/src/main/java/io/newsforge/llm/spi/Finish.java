package io.newsforge.llm.spi;

/** How an answer ended. What is not an answer, such as a refusal, is a {@link ModelException} instead. */
public enum Finish {
    /** The model had said all, or a stop string came. */
    COMPLETE,
    /**
     * The answer reached {@link Prompt#maxTokens()} or the end of the context window and is cut. Only free text ends so; a cut
     * answer to a prompt with a schema is {@link ErrorKind#TRUNCATED}.
     */
    LENGTH,
    /** The provider gave a reason that is not known here. */
    OTHER
}
