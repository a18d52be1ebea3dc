package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.newsforge.llm.spi.Usage;
import java.io.IOException;

/** Reads a {@code usage} of Chat Completions or of Responses, which name the same numbers differently. */
final class OpenAiUsage {

    private OpenAiUsage() {}

    /** Reads the value the parser stands on. What is null or absent there leaves what was known. */
    static void read(JsonParser at, Usage.Builder usage) throws IOException {
        if (at.currentToken() != JsonToken.START_OBJECT) {
            at.skipChildren();
            return;
        }
        while (at.nextToken() == JsonToken.FIELD_NAME) {
            String field = at.currentName();
            at.nextToken();
            switch (field) {
                case "prompt_tokens_details", "input_tokens_details" -> read(at, usage);
                case "completion_tokens_details", "output_tokens_details" -> read(at, usage);
                default -> count(field, Json.count(at), usage);
            }
        }
    }

    private static void count(String field, long tokens, Usage.Builder usage) {
        if (tokens < 0) {
            return;
        }
        switch (field) {
            case "prompt_tokens", "input_tokens" -> usage.input(tokens);
            case "completion_tokens", "output_tokens" -> usage.output(tokens);
            case "cached_tokens" -> usage.cacheRead(tokens);
            case "cache_write_tokens" -> usage.cacheWrite(tokens);
            case "reasoning_tokens" -> usage.reasoning(tokens);
            default -> {
                // totals, and kinds of tokens that are part of the others
            }
        }
    }
}
