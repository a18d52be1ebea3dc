package io.newsforge.bench;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Usage;
import java.util.List;

/** A provider that answers the same at once, so that what is left is the router's own work. */
final class InstantModel implements ModelProvider {

    private static final ModelReply REPLY =
            new ModelReply("Yes.", Finish.COMPLETE, Usage.of(9, 2), "gpt-4o", null, RateLimits.none());

    @Override
    public String name() {
        return "instant";
    }

    @Override
    public Capabilities capabilities(String model) {
        return Capabilities.usual();
    }

    @Override
    public ModelReply chat(String model, Prompt prompt, Call call) {
        return REPLY;
    }

    @Override
    public ModelStream stream(String model, Prompt prompt, Call call) {
        return new InstantStream(REPLY);
    }

    @Override
    public List<String> models(Call call) {
        return List.of("gpt-4o");
    }

    @Override
    public void close() {}
}
