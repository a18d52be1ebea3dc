package io.newsforge.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Routed;
import io.newsforge.llm.router.RoutedStream;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One call to a provider on loopback: all of ours (router, breaker, pacer, quota in memory, metrics) beside httpclient5 and Jackson
 * by hand. Run with {@code -prof gc -prof io.newsforge.bench.CpuProfiler} for bytes and CPU a call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init")
public class ModelCallBenchmark {

    private static final String SYSTEM = "You write news posts of one sentence.";
    private static final String USER =
            "The Eastbay harbour ferry began running on batteries alone on Friday. The refit cost $11.4 million.";

    private LoopbackProvider server;
    private RawModelCall raw;
    private ModelProvider provider;
    private ModelRouter router;
    private SimpleMeterRegistry meters;

    @Setup
    public void start() throws IOException {
        server = LoopbackProvider.start();
        raw = new RawModelCall(server.baseUrl());
        provider = OpenAi.builder()
                .baseUrl(URI.create(server.baseUrl()))
                .credentials(CredentialSource.of("sk-test"))
                .build();
        meters = new SimpleMeterRegistry();
        router = FullRouter.over(provider, meters);
    }

    @TearDown
    public void stop() throws IOException {
        router.close();
        provider.close();
        meters.close();
        raw.close();
        server.close();
    }

    private static Prompt prompt() {
        return Prompt.builder().system(SYSTEM).user(USER).maxTokens(200).build();
    }

    /**
     * By hand.
     *
     * @return the answer
     * @throws IOException if the server is away
     */
    @Benchmark
    public String rawCall() throws IOException {
        return raw.call(SYSTEM, USER);
    }

    /**
     * Through the whole router.
     *
     * @return the answer and its why
     */
    @Benchmark
    public Routed routedCall() {
        return router.send(prompt(), FullRouter.FOR_USER);
    }

    /**
     * By hand, 32 threads.
     *
     * @return the answer
     * @throws IOException if the server is away
     */
    @Benchmark
    @Threads(32)
    public String rawCall32Threads() throws IOException {
        return raw.call(SYSTEM, USER);
    }

    /**
     * Through the whole router, 32 threads.
     *
     * @return the answer and its why
     */
    @Benchmark
    @Threads(32)
    public Routed routedCall32Threads() {
        return router.send(prompt(), FullRouter.FOR_USER);
    }

    /**
     * By hand, 100 chunks.
     *
     * @return the length of the answer
     * @throws IOException if the server is away
     */
    @Benchmark
    public int rawStream() throws IOException {
        return raw.stream(SYSTEM, USER);
    }

    /**
     * Through the whole router, 100 chunks.
     *
     * @return the length of the answer
     */
    @Benchmark
    public int routedStream() {
        int length = 0;
        try (RoutedStream stream = router.stream(prompt(), FullRouter.FOR_USER)) {
            while (stream.advance()) {
                length += stream.delta().length();
            }
        }
        return length;
    }

    /**
     * By hand, the first of 100 chunks.
     *
     * @param first reads the rest afterwards
     * @return the first piece of the answer
     * @throws IOException if the server is away
     */
    @Benchmark
    public String rawFirstToken(FirstToken first) throws IOException {
        return first.of(raw, SYSTEM, USER);
    }

    /**
     * Through the whole router, the first of 100 chunks.
     *
     * @param first reads the rest afterwards
     * @return the first piece of the answer
     */
    @Benchmark
    public String routedFirstToken(FirstToken first) {
        return first.of(router, prompt());
    }
}
