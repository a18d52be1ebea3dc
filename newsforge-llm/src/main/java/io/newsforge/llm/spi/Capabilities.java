package io.newsforge.llm.spi;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a model can do. Immutable.
 *
 * @param schema whether it can be held to a {@link ReplySchema}
 * @param temperature whether it takes a temperature
 * @param contextWindow the most tokens of prompt and answer together; empty if unknown
 * @param maxOutput the most tokens of an answer; empty if unknown
 */
public record Capabilities(boolean schema, boolean temperature, OptionalLong contextWindow, OptionalLong maxOutput) {

    /** Refuses null. */
    public Capabilities {
        Objects.requireNonNull(contextWindow, "contextWindow");
        Objects.requireNonNull(maxOutput, "maxOutput");
    }

    /**
     * What most models can do: schemas and temperatures, with windows unknown.
     *
     * @return the abilities
     */
    public static Capabilities usual() {
        return new Capabilities(true, true, OptionalLong.empty(), OptionalLong.empty());
    }
}
