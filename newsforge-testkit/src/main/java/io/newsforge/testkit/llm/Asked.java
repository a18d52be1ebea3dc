package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Prompt;

/**
 * What a {@link ScriptedModel} was asked. Immutable; shows no text.
 *
 * @param model the model's name
 * @param prompt what was asked
 * @param call its circumstances
 * @param streamed whether the answer was wanted as a stream
 */
public record Asked(String model, Prompt prompt, Call call, boolean streamed) {}
