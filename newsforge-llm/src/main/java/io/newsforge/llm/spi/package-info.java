/**
 * What a provider of language models is. Implement {@link io.newsforge.llm.spi.ModelProvider} and check it with
 * {@code ModelProviderContract} of the testkit; the router above it needs nothing else.
 *
 * <pre>{@code
 * ModelReply reply = provider.chat("gpt-6-luna", Prompt.of("Say hello."), Call.within(Deadline.after(limit, time)));
 * }</pre>
 */
@NullMarked
package io.newsforge.llm.spi;

import org.jspecify.annotations.NullMarked;
