package io.newsforge.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A whole answer, ready to be written. */
record Answer(int status, String mediaType, String body, Map<String, String> headers, boolean lasting) {

    static final String JSON = "application/json";

    /** One that another try of the same request would not change, unless its status says so. */
    Answer(int status, String mediaType, String body, Map<String, String> headers) {
        this(status, mediaType, body, headers, true);
    }

    static Answer json(String body) {
        return new Answer(200, JSON, body, Map.of());
    }

    /** The same, of which another try may bring more. */
    Answer passing() {
        return new Answer(status, mediaType, body, headers, false);
    }

    /** Writes all of it; what lies between is told to store nothing and to guess no type. */
    void write(HttpServletResponse response) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        headers.forEach(response::setHeader);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }
}
