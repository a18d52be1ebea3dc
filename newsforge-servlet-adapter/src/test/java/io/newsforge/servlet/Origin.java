package io.newsforge.servlet;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A site to fetch from, on this machine. */
final class Origin implements AutoCloseable {

    private static final String PAGE = """
            <html><head><title>Lighthouse</title></head><body><article><h1>Lighthouse</h1>
            <p>The Lighthouse of Eastbay was lit again on Friday after 12 years in the dark, the harbour authority said.</p>
            <p>Its keeper, a retired teacher, climbed the 211 steps to the lamp together with 40 pupils of the local school.</p>
            </article></body></html>
            """;

    private final HttpServer server;

    private Origin(int status, String location, String body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    static Origin page() throws IOException {
        return new Origin(200, "", PAGE);
    }

    static Origin redirect(String location) throws IOException {
        return new Origin(302, location, "gone");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
