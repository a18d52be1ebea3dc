package io.newsforge.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class SpringHostTest {

    private static final String ARTICLE = """
            {"text": "Ferry goes electric\\n\\nThe Eastbay harbour ferry began running on batteries alone on Friday.", \
            "platforms": ["x"]}""";

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> send(String port, String path, HttpRequest.Builder request) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersWhatTheReadmeAsks() throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(SpringHost.class, "--server.port=0")) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<String> converted = send(
                    port,
                    "/api/v1/convert",
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(ARTICLE)));

            assertThat(converted.statusCode()).isEqualTo(200);
            assertThat(converted.body()).contains("\"outcome\":\"written\"", "batteries alone");
            assertThat(send(port, "/health", HttpRequest.newBuilder()).statusCode())
                    .isEqualTo(200);
            assertThat(send(port, "/actuator/health", HttpRequest.newBuilder()).body())
                    .contains("UP");
        }
    }
}
