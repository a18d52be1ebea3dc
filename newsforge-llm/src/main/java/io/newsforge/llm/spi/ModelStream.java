package io.newsforge.llm.spi;

/**
 * An answer as it comes, pulled by whoever reads it: a slow reader slows the sender, and nothing is kept but what was pulled. For one
 * thread at a time; only {@link #close()} may come from another.
 *
 * <pre>{@code
 * try (ModelStream stream = provider.stream(model, prompt, call)) {
 *     while (stream.advance()) {
 *         out.append(stream.delta());
 *     }
 *     ModelReply reply = stream.reply();
 * }
 * }</pre>
 */
public interface ModelStream extends AutoCloseable {

    /**
     * Waits for the next piece of the answer.
     *
     * @return true if there is one; false if the answer is complete, with its end marked as the vendor's API says. An answer that
     *     just stops is no complete one
     * @throws ModelException if the provider reports an error, the connection breaks, the answer stops without its end mark, the
     *     deadline passes or the call is cancelled; {@link ModelException#error()} says what is known of the usage
     */
    boolean advance();

    /**
     * The piece that {@link #advance()} found.
     *
     * @return text, not empty, in whole characters
     * @throws IllegalStateException if there is none: before the first piece and after the last
     */
    String delta();

    /**
     * The whole answer, once {@link #advance()} has said that it is complete.
     *
     * @return the answer, with its usage
     * @throws IllegalStateException if it is not complete
     */
    ModelReply reply();

    /** Gives the connection back, or closes it at once if the answer was not read to its end. Safe to repeat. */
    @Override
    void close();
}
