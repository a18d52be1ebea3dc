package io.newsforge.health.probe;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether an HTTP endpoint answers with an expected status. Immutable and thread-safe.
 *
 * <pre>{@code
 * HttpCheck.builder(URI.create("https://images.example/health")).head().slowAfter(Duration.ofMillis(500)).build();
 * }</pre>
 *
 * <p>Sends one {@code GET}, reads the head of the answer and none of its body, and follows no redirect. Down if there is no answer within
 * 2 s or its status is not 200 to 299; degraded if a good one takes longer than {@link HttpCheckBuilder#slowAfter}. Data: {@code url}
 * without user, query and fragment, and {@code status}. User and password of an address are not sent: use a header.
 */
public final class HttpCheck implements HealthCheck {

    private final HttpClient client;
    private final HttpRequest request;
    private final String shown;
    private final int least;
    private final int most;
    private final @Nullable Duration slowAfter;
    private final Reach reach;
    private final TimeSource time;

    HttpCheck(HttpCheckBuilder builder) {
        HttpClient host = builder.client;
        client = host != null ? host : own(builder.timeout);
        request = builder.request.copy().timeout(builder.timeout).build();
        shown = shown(builder.uri);
        least = builder.least;
        most = builder.most;
        slowAfter = builder.slowAfter;
        reach = builder.reach;
        time = builder.time;
    }

    /**
     * A check with the defaults.
     *
     * @param uri an address of {@code http} or {@code https}
     * @return the check
     * @throws IllegalArgumentException if it is of another scheme or has no host
     */
    public static HttpCheck of(URI uri) {
        return builder(uri).build();
    }

    /**
     * Begins a check.
     *
     * @param uri an address of {@code http} or {@code https}
     * @return a builder with the defaults
     * @throws IllegalArgumentException if it is of another scheme or has no host
     */
    public static HttpCheckBuilder builder(URI uri) {
        return new HttpCheckBuilder(uri);
    }

    private static HttpClient own(Duration timeout) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    private static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }

    @Override
    public Health check() throws InterruptedException {
        long began = time.nanos();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            Duration took = Duration.ofNanos(time.nanos() - began);
            // closed unread, which ends the exchange
            response.body().close();
            return judged(response.statusCode(), took).with("status", response.statusCode());
        } catch (IOException e) {
            return Health.down("no answer", e).with("url", shown);
        }
    }

    private Health judged(int status, Duration took) {
        return verdict(status, took).with("url", shown);
    }

    private Health verdict(int status, Duration took) {
        if (status < least || status > most) {
            return Health.down("status " + status + " (expected: " + least + " to " + most + ")");
        }
        if (slowAfter != null && took.compareTo(slowAfter) > 0) {
            return Health.degraded("it took " + took.toMillis() + " ms (expected: <= " + slowAfter.toMillis() + " ms)");
        }
        return Health.up();
    }

    @Override
    public Reach reach() {
        return reach;
    }
}
