package io.newsforge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** The least that could do: httpclient5 and Jackson as one would write them by hand, with no bounds, no types and no accounts. */
final class RawModelCall implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final CloseableHttpClient client;
    private final String url;

    RawModelCall(String baseUrl) {
        this.url = baseUrl + "/chat/completions";
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(64)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(30))
                        .build())
                .build();
    }

    private HttpPost request(String system, String user, boolean stream) throws IOException {
        ObjectNode body = json.createObjectNode();
        body.put("model", "gpt-4o");
        body.putArray("messages")
                .add(json.createObjectNode().put("role", "system").put("content", system))
                .add(json.createObjectNode().put("role", "user").put("content", user));
        body.put("max_completion_tokens", 200);
        if (stream) {
            body.put("stream", true);
            body.putObject("stream_options").put("include_usage", true);
        }
        HttpPost post = new HttpPost(url);
        post.setHeader("Authorization", "Bearer sk-test");
        post.setEntity(new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        return post;
    }

    String call(String system, String user) throws IOException {
        return client.execute(request(system, user, false), response -> {
            JsonNode root = json.readTree(response.getEntity().getContent());
            return root.path("choices").path(0).path("message").path("content").asText();
        });
    }

    /** A stream that has begun. */
    Streaming begin(String system, String user) throws IOException {
        return new Streaming(client.executeOpen(null, request(system, user, true), null));
    }

    /** A stream, piece by piece. */
    final class Streaming {

        private final ClassicHttpResponse response;
        private final BufferedReader lines;

        Streaming(ClassicHttpResponse response) throws IOException {
            this.response = response;
            this.lines = new BufferedReader(
                    new InputStreamReader(response.getEntity().getContent(), StandardCharsets.UTF_8));
        }

        /** The next piece of text; empty at the end. */
        String next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {")) {
                    return json.readTree(line.substring(6))
                            .path("choices")
                            .path(0)
                            .path("delta")
                            .path("content")
                            .asText();
                }
            }
            return "";
        }

        void finish() throws IOException {
            while (!next().isEmpty()) {
                // only to the end
            }
            EntityUtils.consume(response.getEntity());
            response.close();
        }
    }

    int stream(String system, String user) throws IOException {
        return client.execute(request(system, user, true), response -> {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(response.getEntity().getContent(), StandardCharsets.UTF_8));
            int length = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {")) {
                    JsonNode root = json.readTree(line.substring(6));
                    length += root.path("choices")
                            .path(0)
                            .path("delta")
                            .path("content")
                            .asText()
                            .length();
                }
            }
            return length;
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
