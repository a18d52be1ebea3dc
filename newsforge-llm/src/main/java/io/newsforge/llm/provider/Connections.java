package io.newsforge.llm.provider;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Secret;
import io.newsforge.time.TimeSource;
import io.newsforge.time.Timer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The pool of connections that providers send through, and how long and how large an exchange over them may be. Nothing here acts
 * by itself: no retries, no redirects, no cookies, no decompression. A provider that is given none makes one of its own with all
 * defaults and closes it; one that is given may serve several providers and is closed by whoever made it. Thread-safe.
 *
 * <pre>{@code
 * Connections connections = Connections.builder()
 *         .connectTimeout(Duration.ofSeconds(2))
 *         .proxy("proxy.internal", 3128)
 *         .build();
 * }</pre>
 *
 * <p>The connections it makes log no header and no body, at no level. A client of the host's own does: httpclient5 writes
 * credentials and texts to its categories {@code org.apache.hc.client5.http.headers} and {@code .wire} at DEBUG.
 */
public final class Connections implements AutoCloseable {

    private final CloseableHttpClient client;
    private final boolean ours;
    private final Bounds bounds;
    private final TimeSource time;
    private final Deadlines deadlines;

    private Connections(CloseableHttpClient client, boolean ours, Builder from) {
        this.client = client;
        this.ours = ours;
        this.bounds = from.bounds();
        this.time = from.time;
        this.deadlines = from.timer == null ? Deadlines.onOwnThread(from.time) : Deadlines.on(from.timer, from.time);
    }

    /**
     * Begins a pool of our own.
     *
     * @return a builder with all defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client the host has already, with its own pool, proxy, TLS and timeouts; byte bounds are the defaults. It should not retry,
     * follow redirects or decompress: whoever calls a provider owns the retries, and bounds are counted on what comes out of the
     * client.
     *
     * @param client the host's client, which the host closes
     * @return connections over it
     */
    @SuppressWarnings("exports") // the one place where a host that has its own client meets ours
    public static Connections over(CloseableHttpClient client) {
        return new Connections(Objects.requireNonNull(client, "client"), false, builder());
    }

    CloseableHttpClient client() {
        return client;
    }

    boolean isOurs() {
        return ours;
    }

    Bounds bounds() {
        return bounds;
    }

    TimeSource time() {
        return time;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** Closes all connections at once, unless the client is the host's. Exchanges under way fail. Safe to repeat. */
    @Override
    public void close() {
        deadlines.close();
        if (ours) {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    /** Builds {@link Connections}; for one thread at a time, and reusable. */
    public static final class Builder {

        Duration connectTimeout = Duration.ofSeconds(5);
        Duration tlsTimeout = Duration.ofSeconds(5);
        Duration firstByteTimeout = Duration.ofMinutes(2);
        private Duration idleTimeout = Duration.ofSeconds(60);
        Duration keepIdle = Duration.ofSeconds(50);
        Duration timeToLive = Duration.ofMinutes(10);
        Duration checkAfter = Duration.ofSeconds(1);
        int maxConnections = 256;
        private int maxReplyBytes = 4 << 20;
        private int maxEventBytes = 1 << 20;
        private int maxStreamBytes = 32 << 20;

        @Nullable
        InetSocketAddress proxy;

        @Nullable
        String proxyUser;

        @Nullable
        Secret proxyPassword;

        @Nullable
        SSLContext tls;

        private @Nullable Timer timer;
        private TimeSource time = TimeSource.system();

        private Builder() {}

        /**
         * How long making a connection may take, for each address of the host; 5 s unless set.
         *
         * @param limit above zero
         * @return this builder
         */
        public Builder connectTimeout(Duration limit) {
            connectTimeout = Expect.positive("connectTimeout", limit);
            return this;
        }

        /**
         * How long the server may be silent during the TLS handshake; 5 s unless set.
         *
         * @param limit above zero
         * @return this builder
         */
        public Builder tlsTimeout(Duration limit) {
            tlsTimeout = Expect.positive("tlsTimeout", limit);
            return this;
        }

        /**
         * How long the server may be silent before it begins to answer; 2 minutes unless set. A model that thinks is silent.
         *
         * @param limit above zero
         * @return this builder
         */
        public Builder firstByteTimeout(Duration limit) {
            firstByteTimeout = Expect.positive("firstByteTimeout", limit);
            return this;
        }

        /**
         * How long the server may be silent between two bytes of its answer; 60 s unless set.
         *
         * @param limit above zero
         * @return this builder
         */
        public Builder idleTimeout(Duration limit) {
            idleTimeout = Expect.positive("idleTimeout", limit);
            return this;
        }

        /**
         * How long an unused connection is kept if the server does not say; 50 s unless set.
         *
         * @param limit above zero
         * @return this builder
         */
        public Builder keepIdle(Duration limit) {
            keepIdle = Expect.positive("keepIdle", limit);
            return this;
        }

        /**
         * How old a connection may get, so that a change of the host's address is noticed; 10 minutes unless set.
         *
         * @param limit above zero
         * @return this builder
         */
        public Builder timeToLive(Duration limit) {
            timeToLive = Expect.positive("timeToLive", limit);
            return this;
        }

        /**
         * After how long unused a connection is checked before it is used again, which takes a millisecond; 1 s unless set.
         *
         * @param idle not negative
         * @return this builder
         */
        public Builder checkAfter(Duration idle) {
            checkAfter = Expect.notNegative("checkAfter", idle);
            return this;
        }

        /**
         * How many connections there may be at once; 256 unless set. Further exchanges wait for a free one until their deadline.
         *
         * @param most 1 to 100,000
         * @return this builder
         */
        public Builder maxConnections(int most) {
            maxConnections = Expect.between("maxConnections", most, 1, 100_000);
            return this;
        }

        /**
         * How large a whole answer may be; 4 MiB unless set.
         *
         * @param bytes at least 1,024
         * @return this builder
         */
        public Builder maxReplyBytes(int bytes) {
            maxReplyBytes = Expect.between("maxReplyBytes", bytes, 1_024, Integer.MAX_VALUE);
            return this;
        }

        /**
         * How large one event of a stream may be; 1 MiB unless set.
         *
         * @param bytes 1,024 to 1 GiB
         * @return this builder
         */
        public Builder maxEventBytes(int bytes) {
            maxEventBytes = Expect.between("maxEventBytes", bytes, 1_024, 1 << 30);
            return this;
        }

        /**
         * How large a stream may be in all; 32 MiB unless set.
         *
         * @param bytes at least 1,024
         * @return this builder
         */
        public Builder maxStreamBytes(int bytes) {
            maxStreamBytes = Expect.between("maxStreamBytes", bytes, 1_024, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sends everything through an HTTP proxy that wants no credentials.
         *
         * @param host its name
         * @param port its port
         * @return this builder
         */
        public Builder proxy(String host, int port) {
            proxy = InetSocketAddress.createUnresolved(
                    Expect.text("proxy host", host), Expect.between("proxy port", port, 1, 65_535));
            proxyUser = null;
            proxyPassword = null;
            return this;
        }

        /**
         * Sends everything through an HTTP proxy.
         *
         * @param host its name
         * @param port its port
         * @param user who we are to it
         * @param password the user's password, never logged
         * @return this builder
         */
        public Builder proxy(String host, int port, String user, Secret password) {
            proxy(host, port);
            proxyUser = Expect.text("proxy user", user);
            proxyPassword = Objects.requireNonNull(password, "proxy password");
            return this;
        }

        /**
         * Whom to trust, and with which certificate of our own; the platform's defaults unless set.
         *
         * @param context the context
         * @return this builder
         */
        public Builder tls(SSLContext context) {
            tls = Objects.requireNonNull(context, "tls");
            return this;
        }

        /**
         * What rings when a deadline passes; a daemon thread of our own unless set, which goes away when idle.
         *
         * @param deadlineTimer the timer, which the host keeps and closes
         * @return this builder
         */
        public Builder timer(Timer deadlineTimer) {
            timer = Objects.requireNonNull(deadlineTimer, "timer");
            return this;
        }

        /**
         * The clock deadlines and the vendors' dates are measured on; the system's unless set.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "time");
            return this;
        }

        /**
         * Builds the pool; connections are made when they are needed.
         *
         * @return connections of their own, to be closed
         */
        public Connections build() {
            return new Connections(PooledClient.build(this), true, this);
        }

        private Bounds bounds() {
            return new Bounds(
                    PooledClient.timeout(firstByteTimeout),
                    PooledClient.timeout(idleTimeout),
                    maxReplyBytes,
                    maxEventBytes,
                    maxStreamBytes);
        }
    }
}
