package io.newsforge.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Routed;
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
import org.openjdk.jmh.annotations.Warmup;

/** The first answer of a fresh JVM, everything built anew: all of ours beside httpclient5 and Jackson by hand. A fork a measurement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
@SuppressWarnings("NullAway.Init")
public class ModelColdStartBenchmark {

    private LoopbackProvider server;

    @Setup
    public void start() throws IOException {
        server = LoopbackProvider.start();
    }

    @TearDown
    public void stop() {
        server.close();
    }

    /**
     * By hand.
     *
     * @return the answer
     * @throws IOException if the server is away
     */
    @Benchmark
    public String raw() throws IOException {
        try (RawModelCall raw = new RawModelCall(server.baseUrl())) {
            return raw.call("You write news posts of one sentence.", "Hello.");
        }
    }

    /**
     * The whole router.
     *
     * @return the answer and its why
     */
    @Benchmark
    public Routed routed() {
        try (ModelProvider provider = OpenAi.builder()
                        .baseUrl(URI.create(server.baseUrl()))
                        .credentials(CredentialSource.of("sk-test"))
                        .build();
                ModelRouter router = FullRouter.over(provider, new SimpleMeterRegistry())) {
            Prompt prompt = Prompt.builder()
                    .system("You write news posts of one sentence.")
                    .user("Hello.")
                    .maxTokens(200)
                    .build();
            return router.send(prompt, FullRouter.FOR_USER);
        }
    }
}
