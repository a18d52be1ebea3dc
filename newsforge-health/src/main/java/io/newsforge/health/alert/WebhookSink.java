package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts alerts to an incoming webhook of Slack or of a chat that is compatible with it (Mattermost, Rocket.Chat, Discord's
 * {@code /slack}). Thread-safe.
 *
 * <pre>{@code
 * POST (the address)
 * Content-Type: application/json; charset=utf-8
 *
 * {"text": "[CRITICAL] NewsForge: database is down\nno answer within PT5S\nsince 2026-11-26T08:00:00Z"}
 * }</pre>
 *
 * <p>The text is escaped as Slack asks (api.slack.com/docs/message-formatting, a stored copy read 2026-11-26), so that it can ping nobody. The address is a
 * secret: it is asked for at each message and never shown.
 *
 * <p>Any 2xx is taken. 400, 413 and 422 are refusals for good; every other answer can be tried again, after {@code Retry-After} if it
 * says so, for an address or a right can be mended. Redirections are not followed.
 */
public final class WebhookSink implements AlertSink {

    /** Slack is said to cut at 40,000 units; that was not looked up. */
    private static final int LONGEST = 38_000;

    private final Supplier<URI> address;
    private final String application;
    private final Duration timeout;
    private final boolean plain;
    private final HttpClient client;
    private final TimeSource time;
    private final AlertJson json = new AlertJson();

    private WebhookSink(Builder builder) {
        address = builder.address;
        application = builder.application;
        timeout = builder.timeout;
        plain = builder.plain;
        time = builder.time;
        client = builder.client == null ? ownClient() : builder.client;
    }

    private static HttpClient ownClient() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Begins a sink.
     *
     * @param address is asked for the webhook's address at each message, on the thread that sends
     * @return a builder with the defaults
     */
    public static Builder builder(Supplier<URI> address) {
        return new Builder(Objects.requireNonNull(address, "address"));
    }

    @Override
    public void send(Alert alert) {
        HttpRequest request = request(alert);
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            response.body().close(); // the status says it all, so nobody waits for the rest
            judge(response);
        } catch (TimeoutException late) {
            throw AlertSinkException.passing("webhook: no answer within " + timeout);
        } catch (ExecutionException | IOException failed) {
            throw AlertSinkException.passing("webhook: " + Failures.named(failed));
        } catch (InterruptedException host) {
            Thread.currentThread().interrupt();
            throw AlertSinkException.passing("webhook: interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Alert alert) {
        byte[] body = body(alert);
        try {
            URI uri = address.get();
            boolean allowed =
                    "https".equalsIgnoreCase(uri.getScheme()) || (plain && "http".equalsIgnoreCase(uri.getScheme()));
            if (!allowed) {
                throw AlertSinkException.passing("webhook: the address is not https");
            }
            return HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
        } catch (AlertSinkException ours) {
            throw ours;
        } catch (RuntimeException broken) {
            throw AlertSinkException.passing("webhook: no usable address: " + Failures.named(broken));
        }
    }

    private byte[] body(Alert alert) {
        String text = AlertText.subject(application, alert) + "\n" + AlertText.body(alert);
        try {
            return json.text(ChatText.escaped(text, LONGEST)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private void judge(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String message = "webhook: answer " + status + " (expected: 2xx)";
        if ((status == 400) || (status == 413) || (status == 422)) {
            throw AlertSinkException.lasting(message);
        }
        Optional<Duration> wait = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, time.instant()));
        throw wait.map(after -> AlertSinkException.passing(message, after))
                .orElseGet(() -> AlertSinkException.passing(message));
    }

    /** What it is, without the address. */
    @Override
    public String toString() {
        return "WebhookSink[application=" + application + "]";
    }

    /** Builds a {@link WebhookSink}; for one thread at a time, and reusable. */
    public static final class Builder {

        private final Supplier<URI> address;
        private String application = "NewsForge";
        private Duration timeout = Duration.ofSeconds(10);
        private boolean plain;
        private @Nullable HttpClient client;
        private TimeSource time = TimeSource.system();

        private Builder(Supplier<URI> address) {
            this.address = address;
        }

        /**
         * What the messages call the program. {@code NewsForge} by default.
         *
         * @param name not blank
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder application(String name) {
            application = Expect.text("application", Texts.line(name, Alert.LONGEST_TITLE));
            return this;
        }

        /**
         * How long a message may take, from the connection to the answer. 10 seconds by default.
         *
         * @param longest positive
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration longest) {
            timeout = Expect.positive("timeout", longest);
            return this;
        }

        /**
         * Takes addresses with http too, for a relay on the same machine. Otherwise only https, since the address is a secret.
         *
         * @return this builder
         */
        public Builder allowPlainHttp() {
            plain = true;
            return this;
        }

        /**
         * Posts through a client of the host's, with its proxy and trust. A client of the sink's own by default.
         *
         * @param host the client; it should not follow redirections
         * @return this builder
         */
        public Builder client(HttpClient host) {
            client = Objects.requireNonNull(host, "client");
            return this;
        }

        /**
         * The clock that dates of {@code Retry-After} are compared with. The system's by default.
         *
         * @param source where time comes from
         * @return this builder
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "time");
            return this;
        }

        /**
         * The sink.
         *
         * @return the sink
         */
        public WebhookSink build() {
            return new WebhookSink(this);
        }
    }
}
