package io.newsforge.llm.spi;

import java.util.List;

/**
 * One vendor's API, or one server that imitates it. A call is one exchange: a provider never tries again, never waits before
 * it sends, and keeps nothing between calls but connections. Whoever calls it is the one owner of retries.
 *
 * <p>Every failure is a {@link ModelException}, which says what kind it is, what the provider asked for and whether the request
 * may have been billed. A call ends by its deadline, and soon after it is cancelled; then its connection is closed.
 *
 * <p>Implementations are thread-safe, hold no lock while they wait for the network (so that virtual threads do not pin their
 * carriers), and never log or put into an exception a credential or the text of a prompt or an answer.
 */
public interface ModelProvider extends AutoCloseable {

    /**
     * The vendor, by the value OpenTelemetry's {@code gen_ai.provider.name} has for it.
     *
     * @return for example {@code openai} or {@code anthropic}; lower case, few and stable, since it becomes a tag
     */
    String name();

    /**
     * What a model can do, as far as is known without asking.
     *
     * @param model the model's name at the vendor
     * @return its abilities; what is unknown is empty or left at what most models can do
     */
    Capabilities capabilities(String model);

    /**
     * Asks a model and waits for the whole answer.
     *
     * @param model the model's name at the vendor
     * @param prompt what to ask
     * @param call until when, on whose account, and whether it was given up
     * @return the answer, complete or {@linkplain Finish#LENGTH cut by the prompt's own limit}
     * @throws ModelException for every failure, a refusal included
     */
    ModelReply chat(String model, Prompt prompt, Call call);

    /**
     * Asks a model and gives out the answer as it comes. Returns when the provider has begun to answer.
     *
     * @param model the model's name at the vendor
     * @param prompt what to ask
     * @param call until when, on whose account, and whether it was given up
     * @return the answer, to be closed by the caller
     * @throws ModelException for every failure until then
     */
    ModelStream stream(String model, Prompt prompt, Call call);

    /**
     * The models the account may use: a call that no vendor bills, hence good for finding out whether a provider is there.
     *
     * @param call until when and on whose account
     * @return names as they go into {@link #chat}, in the vendor's order
     * @throws ModelException for every failure
     */
    List<String> models(Call call);

    /** Closes the connections this provider made itself. Calls under way fail; later ones too. */
    @Override
    void close();
}
