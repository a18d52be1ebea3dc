package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import io.newsforge.llm.spi.Usage;
import java.io.IOException;

/**
 * The tokens as Anthropic counts them: its input leaves out what went through the cache, and a stream reports more than once,
 * each time the sum so far, or null for what it said before. For one exchange.
 */
final class MessagesUsage {

    private static final long ABSENT = -1;

    private long input = ABSENT;
    private long cacheRead = ABSENT;
    private long cacheWrite = ABSENT;
    private long output = ABSENT;
    private long thinking = ABSENT;

    /** Takes over the numbers of a usage object; leaves alone what it does not have. */
    void read(JsonParser in) throws IOException {
        Fields.each(in, this::field);
    }

    /** Takes what was said of the output as not said. */
    void forgetOutput() {
        output = ABSENT;
        thinking = ABSENT;
    }

    private void field(String field, JsonParser in) throws IOException {
        switch (field) {
            case "input_tokens" -> input = count(in, input);
            case "cache_read_input_tokens" -> cacheRead = count(in, cacheRead);
            case "cache_creation_input_tokens" -> cacheWrite = count(in, cacheWrite);
            case "output_tokens" -> output = count(in, output);
            case "thinking_tokens" -> thinking = count(in, thinking);
            case "output_tokens_details" -> read(in);
            default -> in.skipChildren();
        }
    }

    private static long count(JsonParser in, long before) throws IOException {
        long tokens = Json.count(in);
        return tokens == ABSENT ? before : tokens;
    }

    /** Hands the numbers on as {@link Usage} counts them. */
    void into(Usage.Builder usage) {
        long whole = input + Math.max(0, cacheRead) + Math.max(0, cacheWrite);
        if (input != ABSENT && whole <= Json.MOST_COUNTED) {
            usage.input(whole);
        }
        if (cacheRead != ABSENT) {
            usage.cacheRead(cacheRead);
        }
        if (cacheWrite != ABSENT) {
            usage.cacheWrite(cacheWrite);
        }
        if (output != ABSENT) {
            usage.output(output);
        }
        if (thinking != ABSENT) {
            usage.reasoning(thinking);
        }
    }
}
