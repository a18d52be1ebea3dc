package io.newsforge.llm.provider;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import java.util.List;

/** The one provider over HTTP: every vendor is a {@link WireFormat} in it. Thread-safe. */
final class HttpModelProvider implements ModelProvider {

    private final WireFormat format;

    HttpModelProvider(WireFormat format) {
        this.format = format;
    }

    @Override
    public String name() {
        return format.provider();
    }

    @Override
    public Capabilities capabilities(String model) {
        return format.capabilities(model);
    }

    @Override
    public ModelReply chat(String model, Prompt prompt, Call call) {
        throw new UnsupportedOperationException("chat (expected: with the next commit)");
    }

    @Override
    public ModelStream stream(String model, Prompt prompt, Call call) {
        throw new UnsupportedOperationException("stream (expected: with the next commit)");
    }

    @Override
    public List<String> models(Call call) {
        throw new UnsupportedOperationException("models (expected: with the next commit)");
    }

    @Override
    public void close() {
        // nothing to close before there are connections
    }
}
