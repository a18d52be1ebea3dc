package io.newsforge.testkit.writer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Usage;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** A provider in this process whose model says what a test wants, in the form the prompt asks for. */
final class ObedientModel implements ModelProvider {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<Prompt, String> answer;
    final List<Prompt> prompts = new ArrayList<>();

    ObedientModel(Function<Prompt, String> answer) {
        this.answer = answer;
    }

    /** The same text for every platform the prompt asks for. */
    static String everywhere(Prompt prompt, String text, List<String> hashtags) {
        ObjectNode reply = JSON.createObjectNode();
        for (String id : platforms(prompt)) {
            ArrayNode tags = reply.putObject(id).put("text", text).putArray("hashtags");
            hashtags.forEach(tags::add);
        }
        return reply.toString();
    }

    static List<String> platforms(Prompt prompt) {
        try {
            JsonNode schema = JSON.readTree(prompt.schema().orElseThrow().json());
            List<String> ids = new ArrayList<>();
            for (Iterator<String> names = schema.path("properties").fieldNames(); names.hasNext(); ) {
                ids.add(names.next());
            }
            return ids;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Capabilities capabilities(String model) {
        return Capabilities.usual();
    }

    @Override
    public ModelReply chat(String model, Prompt prompt, Call call) {
        prompts.add(prompt);
        return new ModelReply(
                answer.apply(prompt), Finish.COMPLETE, Usage.of(900, 200), "obedient-2", "req-1", RateLimits.none());
    }

    @Override
    public ModelStream stream(String model, Prompt prompt, Call call) {
        throw new UnsupportedOperationException("stream: (expected: chat only)");
    }

    @Override
    public List<String> models(Call call) {
        return List.of("obedient-1");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
