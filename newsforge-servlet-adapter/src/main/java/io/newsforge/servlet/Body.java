package io.newsforge.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** What a body may be, seen from its headers, and what it is without its content coding. */
final class Body {

    private Body() {}

    /** Refuses by the headers alone what would be refused after reading it. */
    static void check(HttpServletRequest request, Limits limits) {
        if (request.getContentLengthLong() > limits.bodyBytes()) {
            throw BodyReader.tooLarge(limits.bodyBytes()).thrown();
        }
        String type = request.getContentType() == null ? "" : request.getContentType();
        String essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!essence.equals("application/json")) {
            throw unsupported("Content-Type", type, "application/json").thrown();
        }
        String coding = coding(request);
        if (!coding.isEmpty() && !coding.equals("gzip")) {
            throw unsupported("Content-Encoding", coding, "gzip or none")
                    .header("Accept-Encoding", "gzip")
                    .thrown();
        }
    }

    private static Problem unsupported(String header, String found, String expected) {
        String detail = header + ": " + OneLine.of(found) + " (expected: " + expected + ")";
        return Problem.of(415, "unsupported-media-type", detail);
    }

    static boolean isCompressed(HttpServletRequest request) {
        return coding(request).equals("gzip");
    }

    private static String coding(HttpServletRequest request) {
        String coding = request.getHeader("Content-Encoding");
        String plain = coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT);
        return plain.equals("identity") ? "" : plain;
    }

    /** What was compressed is held against the same bound as what was not. */
    static byte[] decompressed(byte[] body, Limits limits) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(limits.bodyBytes() + 1);
            if (plain.length > limits.bodyBytes()) {
                throw BodyReader.tooLarge(limits.bodyBytes()).thrown();
            }
            return plain;
        } catch (IOException e) {
            throw Problem.of(400, "invalid-request", "body: not gzip (expected: whole gzip data, as its header says)")
                    .thrown();
        }
    }
}
