package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.List;

/**
 * The server a provider under {@link ModelProviderContract} talks to, told what to do with the calls that come next, one for each
 * method called, in order. {@link #of} makes one of a {@link FaultyProvider}, for all who speak OpenAI's or Anthropic's APIs; others
 * tell their own server. Thread-safe.
 */
public interface FarSide {

    /**
     * Answers completely.
     *
     * @param pieces what a stream sends; the text is all of them
     * @param usage what it reports, of input and output; nothing if all is absent
     */
    void answers(List<String> pieces, Usage usage);

    /**
     * Answers and is cut by the prompt's limit of tokens.
     *
     * @param text as far as it came
     */
    void answersTooLong(String text);

    /**
     * Declines to answer.
     *
     * @param words the model's refusal
     */
    void refuses(String words);

    /**
     * Says that too many requests came.
     *
     * @param retryAfter whole seconds after which it wants the next
     */
    void rateLimits(Duration retryAfter);

    /** Says that the account's money is spent. */
    void hasNoQuotaLeft();

    /** Says that it has too much work, whoever asks. */
    void isOverloaded();

    /**
     * Says that the credential is wrong, and quotes it as some vendors do.
     *
     * @param quoted what it quotes
     */
    void rejectsTheKey(String quoted);

    /** Says that the request is wrong. */
    void rejectsTheRequest();

    /** Says that there is no such model. */
    void findsNoModel();

    /** Answers with success, but with something that is not of its API. */
    void talksNonsense();

    /** Takes the request and never answers. */
    void hangs();

    /**
     * Begins to answer and then sends nothing more.
     *
     * @param piece what a stream sends before
     */
    void hangsAfter(String piece);

    /**
     * Begins to answer and breaks the connection.
     *
     * @param piece what a stream sends before
     */
    void breaksAfter(String piece);

    /**
     * Begins to answer and ends the reply properly, but without the API's mark of the end; a whole answer ends amid its text.
     *
     * @param piece what a stream sends before
     */
    void stopsAfter(String piece);

    /**
     * Begins to answer and reports inside the stream that it is overloaded.
     *
     * @param piece what a stream sends before
     */
    void failsAfter(String piece);

    /**
     * Sets what it lists as models. Lists are no calls in the sense of the other methods.
     *
     * @param names in order
     */
    void offers(List<String> names);

    /**
     * The calls that arrived whole so far, lists of models included.
     *
     * @return their number
     */
    long calls();

    /**
     * Waits for calls.
     *
     * @param number how many at least
     * @param limit the longest wait
     * @return whether they came
     * @throws InterruptedException if the thread is interrupted
     */
    boolean awaitCalls(long number, Duration limit) throws InterruptedException;

    /**
     * Waits until the caller of the latest call has closed its connection without having had all of the answer.
     *
     * @param limit the longest wait
     * @return whether it has
     * @throws InterruptedException if the thread is interrupted
     */
    boolean seesTheCallerLeave(Duration limit) throws InterruptedException;

    /**
     * A server of the kit as the far side.
     *
     * @param server the server, started; whoever started it closes it
     * @return the far side
     */
    static FarSide of(FaultyProvider server) {
        return new FaultyFarSide(server);
    }
}
