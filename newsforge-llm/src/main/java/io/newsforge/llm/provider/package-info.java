/**
 * Clients of the vendors' APIs and of the servers that imitate them. The public types are fronts that build a
 * {@link io.newsforge.llm.spi.ModelProvider}; how each vendor writes and reads is behind them.
 *
 * <pre>{@code
 * ModelProvider openAi = OpenAi.builder().credentials(CredentialSource.of(key)).build();
 * ModelProvider local = OpenAiCompatible.builder(URI.create("http://localhost:11434/v1")).build();
 * }</pre>
 */
@NullMarked
package io.newsforge.llm.provider;

import org.jspecify.annotations.NullMarked;
