package io.newsforge.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A provider that answers the same at once, in a process of its own so that its work is not counted as the client's. Speaks OpenAI
 * Chat Completions over HTTP/1.1 with kept connections: one whole answer, or 100 chunks when the body asks for a stream.
 */
final class LoopbackProvider implements AutoCloseable {

    static final int CHUNKS = 100;

    private static final String ANSWER = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-2024-08-06","choices":[{"index":0,\
            "message":{"role":"assistant","content":"The Eastbay harbour ferry began running on batteries alone on Friday, and the \
            city says each crossing now costs 38% less than it did with diesel.","refusal":null,"annotations":[]},"logprobs":null,\
            "finish_reason":"stop"}],"usage":{"prompt_tokens":57,"completion_tokens":31,"total_tokens":88,\
            "prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,\
            "audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},"service_tier":"default"}""";

    private static final String USAGE = """
            {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-4o","choices":[],"usage":\
            {"prompt_tokens":57,"completion_tokens":100,"total_tokens":157,"prompt_tokens_details":{"cached_tokens":0},\
            "completion_tokens_details":{"reasoning_tokens":0}}}""";

    private static final String CHUNK = """
            {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-2024-08-06","choices":[{"index":0,\
            "delta":%s,"logprobs":null,"finish_reason":%s}],"usage":null}""";

    private final Process process;
    private final int port;

    private LoopbackProvider(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static LoopbackProvider start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopbackProvider.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new LoopbackProvider(process, Integer.parseInt(said.readLine()));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Serves until it is killed; says its port first. */
    public static void main(String[] args) throws IOException {
        byte[] whole = whole();
        byte[] streamed = streamed();
        try (ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
            PrintStream out = System.out;
            out.println(server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread serving = new Thread(() -> serve(client, whole, streamed));
                serving.setDaemon(true);
                serving.start();
            }
        }
    }

    private static void serve(Socket client, byte[] whole, byte[] streamed) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream(), 16_384);
            OutputStream out = client.getOutputStream();
            for (String body = request(in); body != null; body = request(in)) {
                out.write(body.contains("\"stream\":true") ? streamed : whole);
            }
        } catch (IOException gone) {
            // The client went away, as it does at the end of a benchmark.
        }
    }

    private static @Nullable String request(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); line != null; line = line(in)) {
            if (line.isEmpty()) {
                return new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return null;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] whole() {
        String length = "Content-Length: " + ANSWER.getBytes(StandardCharsets.UTF_8).length;
        return answer(
                ANSWER,
                "Content-Type: application/json",
                length,
                "x-ratelimit-remaining-requests: 9999",
                "x-ratelimit-reset-requests: 6ms",
                "x-ratelimit-remaining-tokens: 29999999",
                "x-ratelimit-reset-tokens: 1ms");
    }

    private static byte[] streamed() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < CHUNKS; i++) {
            chunk(body, "{\"role\":\"assistant\",\"content\":\" word" + i + "\"}", "null");
        }
        chunk(body, "{}", "\"stop\"");
        http(body, USAGE);
        http(body, "[DONE]");
        body.append("0\r\n\r\n");
        return answer(body.toString(), "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
    }

    private static void chunk(StringBuilder body, String delta, String finish) {
        http(body, CHUNK.formatted(delta, finish));
    }

    /** One event in an HTTP chunk of its own, as servers send it. */
    private static void http(StringBuilder body, String data) {
        String event = "data: " + data + "\n\n";
        body.append(Integer.toHexString(event.length()))
                .append("\r\n")
                .append(event)
                .append("\r\n");
    }

    private static byte[] answer(String body, String... headers) {
        String head = "HTTP/1.1 200 OK\r\nx-request-id: req_1\r\n" + String.join("\r\n", headers);
        return (head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }
}
