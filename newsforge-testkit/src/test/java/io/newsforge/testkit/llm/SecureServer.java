package io.newsforge.testkit.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTPS server on loopback that answers all chats the same, whole or streamed, and counts them. */
final class SecureServer implements AutoCloseable {

    static final String ANSWER = "Hello there";

    private static final String WHOLE = """
            {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
            {"role":"assistant","content":"Hello there"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,\
            "completion_tokens":2,"total_tokens":7}}""";

    private static final String STREAMED = """
            data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":null}]}

            data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"content":" there"},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    private SecureServer(HttpsServer server) {
        this.server = server;
    }

    static SecureServer start(SSLContext context) throws IOException {
        return start(context, false);
    }

    /** One that talks only to those who show a certificate that it trusts. */
    static SecureServer startForTrusted(SSLContext context) throws IOException {
        return start(context, true);
    }

    private static SecureServer start(SSLContext context, boolean onlyTrusted) throws IOException {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        SecureServer started = new SecureServer(HttpsServer.create(free, 0));
        started.server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ours = context.getDefaultSSLParameters();
                ours.setNeedClientAuth(onlyTrusted);
                parameters.setSSLParameters(ours);
            }
        });
        started.server.setExecutor(started.threads);
        started.server.createContext("/v1/chat/completions", started::serve);
        started.server.start();
        return started;
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean streamed = asked.contains("\"stream\":true");
        byte[] body = (streamed ? STREAMED : WHOLE).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", streamed ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, streamed ? 0 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI baseUrl() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
