package io.newsforge.llm.router;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider that does as it is told, model by model, and counts what reaches it. Without a script it answers "ok". */
final class FakeModel implements ModelProvider {

    static final Usage USAGE =
            Usage.builder().input(100).output(20).cacheRead(0).cacheWrite(0).build();

    /** What one exchange does. */
    interface Step {
        Pieces run(String model, Call call);
    }

    /** The pieces of an answer, and how it breaks off if it does. */
    record Pieces(List<String> texts, Usage usage, @Nullable ModelException then) {}

    private final String name;
    private final Map<String, Deque<Step>> scripts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> wire = new ConcurrentHashMap<>();
    private final AtomicInteger openStreams = new AtomicInteger();
    private volatile @Nullable Step always;
    volatile Capabilities capabilities = Capabilities.usual();
    volatile RateLimits limits = RateLimits.none();
    volatile @Nullable RuntimeException atClose;

    FakeModel(String name) {
        this.name = name;
    }

    /** The next exchanges with a model; after the last it answers "ok". */
    FakeModel script(String model, Step... steps) {
        scripts.computeIfAbsent(model, fresh -> new ArrayDeque<>()).addAll(List.of(steps));
        return this;
    }

    /** What exchanges without a script do. */
    FakeModel always(Step step) {
        always = step;
        return this;
    }

    int sent(String model) {
        AtomicInteger count = wire.get(model);
        return count == null ? 0 : count.get();
    }

    int openStreams() {
        return openStreams.get();
    }

    static Step says(String... pieces) {
        return (model, call) -> new Pieces(List.of(pieces), USAGE, null);
    }

    static Step says(Usage usage, String... pieces) {
        return (model, call) -> new Pieces(List.of(pieces), usage, null);
    }

    static Step fails(ErrorKind kind) {
        return fails(ModelError.of(kind, "fake"));
    }

    static Step fails(ErrorKind kind, Billing billing) {
        return fails(ModelError.of(kind, "fake").billing(billing));
    }

    static Step fails(ErrorKind kind, Duration retryAfter) {
        return fails(ModelError.of(kind, "fake").retryAfter(retryAfter));
    }

    static Step fails(ModelError.Builder error) {
        return (model, call) -> {
            throw error.exception();
        };
    }

    /** Some pieces, and then it breaks off. */
    static Step breaksOff(ErrorKind kind, String... pieces) {
        return (model, call) -> new Pieces(
                List.of(pieces),
                Usage.unknown(),
                ModelError.of(kind, "fake").billing(Billing.UNKNOWN).exception());
    }

    private Pieces next(String model, Call call) {
        wire.computeIfAbsent(model, fresh -> new AtomicInteger()).incrementAndGet();
        Deque<Step> script = scripts.getOrDefault(model, new ArrayDeque<>());
        Step step;
        synchronized (script) {
            step = script.poll();
        }
        Step otherwise = always == null ? says("ok") : always;
        return (step == null ? otherwise : step).run(model, call);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Capabilities capabilities(String model) {
        return model.startsWith("large")
                ? new Capabilities(true, true, OptionalLong.of(1_000_000), OptionalLong.empty())
                : capabilities;
    }

    @Override
    public ModelReply chat(String model, Prompt prompt, Call call) {
        Pieces pieces = next(model, call);
        if (pieces.then() != null) {
            throw pieces.then();
        }
        return reply(model, pieces);
    }

    private ModelReply reply(String model, Pieces pieces) {
        String text = String.join("", pieces.texts());
        return new ModelReply(text, Finish.COMPLETE, pieces.usage(), model + "-0613", "req-" + model, limits);
    }

    @Override
    public ModelStream stream(String model, Prompt prompt, Call call) {
        Pieces pieces = next(model, call);
        openStreams.incrementAndGet();
        return new ModelStream() {
            private int at = -1;
            private boolean closed;

            @Override
            public boolean advance() {
                if (call.cancellation().isCancelled()) {
                    throw ModelError.of(ErrorKind.CANCELLED, name)
                            .billing(Billing.UNKNOWN)
                            .exception();
                }
                at++;
                if (at < pieces.texts().size()) {
                    return true;
                }
                if (pieces.then() != null) {
                    throw pieces.then();
                }
                return false;
            }

            @Override
            public String delta() {
                return pieces.texts().get(at);
            }

            @Override
            public ModelReply reply() {
                return FakeModel.this.reply(model, pieces);
            }

            @Override
            public synchronized void close() {
                if (!closed) {
                    closed = true;
                    openStreams.decrementAndGet();
                }
                if (atClose != null) {
                    throw atClose;
                }
            }
        };
    }

    @Override
    public List<String> models(Call call) {
        return List.copyOf(wire.keySet());
    }

    @Override
    public void close() {}
}
