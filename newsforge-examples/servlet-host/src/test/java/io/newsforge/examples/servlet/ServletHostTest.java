package io.newsforge.examples.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServletHostTest {

    private static final String ARTICLE = """
            {"text": "Ferry goes electric\\n\\nThe Eastbay harbour ferry began running on batteries alone on Friday.", \
            "platforms": ["x"]}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable ServletHost host;

    @AfterEach
    void stop() throws Exception {
        if (host != null) {
            host.stop();
        }
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + Objects.requireNonNull(host).port() + path);
        return client.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> convert() throws Exception {
        return send(
                "/api/v1/convert",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ARTICLE)));
    }

    @Test
    void answersWhatTheReadmeAsks() throws Exception {
        host = ServletHost.start(0, 100);
        HttpResponse<String> converted = convert();

        assertThat(converted.statusCode()).isEqualTo(200);
        assertThat(converted.body()).contains("\"outcome\":\"written\"", "batteries alone");
        assertThat(send("/health", HttpRequest.newBuilder()).statusCode()).isEqualTo(200);
    }

    @Test
    void limitsRequestsAsItIsTold() throws Exception {
        host = ServletHost.start(0, 1);
        assertThat(convert().statusCode()).isEqualTo(200);
        assertThat(convert().statusCode()).isEqualTo(429);
    }
}
