package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Reach;
import io.newsforge.time.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds an {@link HttpCheck}; for one thread at a time, and reusable. */
public final class HttpCheckBuilder {

    final URI uri;
    final HttpRequest.Builder request;
    Duration timeout = Duration.ofSeconds(2);
    int least = 200;
    int most = 299;
    Reach reach = Reach.SHARED;
    TimeSource time = TimeSource.system();

    @Nullable
    Duration slowAfter;

    @Nullable
    HttpClient client;

    HttpCheckBuilder(URI uri) {
        String scheme = Objects.requireNonNull(uri, "uri").getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("uri: scheme " + scheme + " (expected: http or https)");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("uri: without a host (expected: a host)");
        }
        this.uri = uri;
        this.request = HttpRequest.newBuilder(uri).GET();
    }

    /**
     * Asks for the head alone, with {@code HEAD} instead of {@code GET}.
     *
     * @return this builder
     */
    public HttpCheckBuilder head() {
        request.method("HEAD", HttpRequest.BodyPublishers.noBody());
        return this;
    }

    /**
     * Sends a header more. Neither its name nor its value is ever shown.
     *
     * @param name the name
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if HTTP does not allow it
     */
    public HttpCheckBuilder header(String name, String value) {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            // the JDK's message shows the value, which may be a credential
            throw new IllegalArgumentException("header: not one (expected: a name and value that HTTP allows)");
        }
        return this;
    }

    /**
     * Which statuses are good. 200 to 299 by default.
     *
     * @param from the first, 100 to 599
     * @param to the last, from the first to 599
     * @return this builder
     * @throws IllegalArgumentException if they are outside
     */
    public HttpCheckBuilder expecting(int from, int to) {
        least = Expect.between("from", from, 100, 599);
        most = Expect.between("to", to, from, 599);
        return this;
    }

    /**
     * How long connecting and the answer's head may take, each. 2 s by default.
     *
     * @param longest above zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public HttpCheckBuilder timeout(Duration longest) {
        timeout = Expect.positive("timeout", longest);
        return this;
    }

    /**
     * From when on a good answer is degraded. Not judged by default.
     *
     * @param longest above zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public HttpCheckBuilder slowAfter(Duration longest) {
        slowAfter = Expect.positive("slowAfter", longest);
        return this;
    }

    /**
     * How many fail together when this endpoint fails. {@link Reach#SHARED} by default.
     *
     * @param farness the reach
     * @return this builder
     */
    public HttpCheckBuilder reach(Reach farness) {
        reach = Objects.requireNonNull(farness, "reach");
        return this;
    }

    /**
     * Sends with a client of the host's, which then decides about redirects, proxies, TLS and connecting. By default the check has one
     * of its own, which follows no redirect; a client has threads, so let several checks share one.
     *
     * @param host the client
     * @return this builder
     */
    public HttpCheckBuilder client(HttpClient host) {
        client = Objects.requireNonNull(host, "client");
        return this;
    }

    /**
     * The clock that answers are timed with. The system's by default.
     *
     * @param source where time comes from
     * @return this builder
     */
    public HttpCheckBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * The check.
     *
     * @return a check that shares nothing with this builder but the client
     */
    public HttpCheck build() {
        return new HttpCheck(this);
    }
}
