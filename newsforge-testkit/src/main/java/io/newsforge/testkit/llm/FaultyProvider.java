package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A provider of models on loopback that answers, and fails, as it is told: real HTTP/1.1 in the shapes of OpenAI Chat Completions,
 * OpenAI Responses, Anthropic Messages, their lists of models and OpenAI's speech, whole and streamed. It counts at the wire what
 * arrives and what a vendor would bill.
 *
 * <pre>{@code
 * try (FaultyProvider server = FaultyProvider.start()) {
 *     server.next(Failure.rateLimited().retryAfter(Duration.ofSeconds(1)), Answer.of("Hello."));
 *     ...                                             // a client at server.openAiBaseUrl() or anthropicBaseUrl()
 *     assertThat(server.wire().requests()).isEqualTo(2);
 * }
 * }</pre>
 *
 * <p>What was queued with {@link #next} comes first; then the {@link Script}, which answers a greeting unless set. Any credential
 * is taken. Waits are real, on the server's own threads, at most one for each connection. Thread-safe.
 */
public final class FaultyProvider implements AutoCloseable {

    private final Director director;
    private final Listener listener;

    private FaultyProvider(Builder from) {
        this.director = new Director(from.time, from.tariff, new Wire(from.kept));
        this.listener =
                Listener.start(from.connections, director, JsonMapper.builder().build());
    }

    /**
     * Starts a server on a free port.
     *
     * @return the server
     * @throws java.io.UncheckedIOException if there is no port
     */
    public static FaultyProvider start() {
        return builder().start();
    }

    /**
     * Begins a server.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The base URL for OpenAI's clients and those of its imitators.
     *
     * @return for example {@code http://127.0.0.1:40123/v1}
     */
    public URI openAiBaseUrl() {
        return URI.create(anthropicBaseUrl() + "/v1");
    }

    /**
     * The base URL for Anthropic's clients.
     *
     * @return for example {@code http://127.0.0.1:40123}
     */
    public URI anthropicBaseUrl() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /**
     * Queues what the next requests get, one each, in the order they arrive.
     *
     * @param behaviours what to do
     * @return this server
     */
    public FaultyProvider next(Behaviour... behaviours) {
        director.enqueue(List.of(behaviours));
        return this;
    }

    /**
     * Sets what requests get when nothing is queued. Other paths than {@link WireApi} knows get 404.
     *
     * @param script decides
     * @return this server
     */
    public FaultyProvider script(Script script) {
        director.follow(script);
        return this;
    }

    /**
     * Sets what all requests get when nothing is queued.
     *
     * @param behaviour what to do
     * @return this server
     */
    public FaultyProvider always(Behaviour behaviour) {
        return script(Script.always(behaviour));
    }

    /**
     * Sets the models it lists; {@code model-a} and {@code model-b} unless set. It answers for any model.
     *
     * @param names in order
     * @return this server
     */
    public FaultyProvider models(String... names) {
        director.models(List.of(names));
        return this;
    }

    /**
     * What it counted.
     *
     * @return the live counts
     */
    public Wire wire() {
        return director.wire();
    }

    /**
     * Goes down: breaks off all connections and refuses new ones, until {@link #comeBack()}. Does nothing if it is down.
     *
     * @return this server
     */
    public FaultyProvider goDown() {
        listener.stop();
        return this;
    }

    /**
     * Takes connections again, on the same port. Does nothing if it does so.
     *
     * @return this server
     * @throws java.io.UncheckedIOException if the port was taken by somebody else
     */
    public FaultyProvider comeBack() {
        listener.listen();
        return this;
    }

    /**
     * Breaks off all connections and ends all threads. Safe to repeat.
     *
     * @throws IllegalStateException if a script threw; once
     */
    @Override
    public void close() {
        listener.close();
        RuntimeException bug = director.takeBug();
        if (bug != null) {
            throw new IllegalStateException("script: threw (expected: a behaviour)", bug);
        }
    }

    /** Builds a {@link FaultyProvider}; for one thread at a time. */
    public static final class Builder {

        private TimeSource time = TimeSource.system();
        private Tariff tariff = Tariff.perToken(1, 5);
        private int kept = 1_000;
        private int connections = 1_024;

        private Builder() {}

        /**
         * Sets the clock that stamps exchanges and headers; the system's unless set. Waits are real all the same.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder time(TimeSource clock) {
            time = Objects.requireNonNull(clock, "time");
            return this;
        }

        /**
         * Sets the prices; 1 micro-USD a token of input and 5 a token of output unless set.
         *
         * @param prices what to bill
         * @return this builder
         */
        public Builder tariff(Tariff prices) {
            tariff = Objects.requireNonNull(prices, "tariff");
            return this;
        }

        /**
         * Sets how many exchanges are kept to look at, bodies included; 1,000 unless set. All are counted.
         *
         * @param exchanges at least 1
         * @return this builder
         */
        public Builder keeping(int exchanges) {
            kept = Expect.between("exchanges", exchanges, 1, 10_000_000);
            return this;
        }

        /**
         * Bounds the connections that are served at once; 1,024 unless set. More wait unaccepted.
         *
         * @param most at least 1
         * @return this builder
         */
        public Builder connections(int most) {
            connections = Expect.between("connections", most, 1, 100_000);
            return this;
        }

        /**
         * Starts the server on a free port.
         *
         * @return the server
         * @throws java.io.UncheckedIOException if there is no port
         */
        public FaultyProvider start() {
            return new FaultyProvider(this);
        }
    }
}
