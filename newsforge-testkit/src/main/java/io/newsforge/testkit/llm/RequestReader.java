package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads HTTP/1.1 requests: a head, and a body by its length or in chunks. */
final class RequestReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_BODY = 64 << 20;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final JsonMapper mapper;

    RequestReader(InputStream in, OutputStream out, JsonMapper mapper) {
        this.in = in;
        this.out = out;
        this.mapper = mapper;
    }

    ReceivedRequest read(long number) throws IOException {
        String[] start = line().split(" ", 3);
        if (start.length != 3) {
            throw new IOException("request line: " + start.length + " parts (expected: 3)");
        }
        Map<String, List<String>> headers = headers();
        if (headers.containsKey("expect")) {
            out.write(CONTINUE);
            out.flush();
        }
        return new ReceivedRequest(number, start[0], start[1], headers, body(headers), mapper);
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("header: no colon (expected: name: value)");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            return chunks();
        }
        List<String> length = headers.getOrDefault("content-length", List.of("0"));
        return exactly(Integer.parseInt(length.get(0)));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.write(exactly(size));
            line();
        }
        headers();
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int bytes) throws IOException {
        if (bytes > LARGEST_BODY) {
            throw new IOException("body: " + bytes + " bytes (expected: at most " + LARGEST_BODY + ")");
        }
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException("body: " + read.length + " bytes (expected: " + bytes + ")");
        }
        return read;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("request: ends in a line of its head");
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }
}
