package io.newsforge.llm.provider;

import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** What kind of body a reply has, by its headers. */
final class Media {

    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";

    private static final int SHOWN = 60;

    private Media() {}

    /** JSON by its type, or a body that does not say what it is. */
    static boolean isJson(ClassicHttpResponse reply) {
        String type = type(reply);
        return type == null
                || type.regionMatches(true, 0, JSON, 0, JSON.length())
                || lower(type).contains("json");
    }

    /** A stream of events by its type, or a body that does not say what it is. */
    static boolean isEvents(ClassicHttpResponse reply) {
        String type = type(reply);
        return type == null || type.regionMatches(true, 0, EVENTS, 0, EVENTS.length());
    }

    /** Sound by its type, or bytes that do not say what they are. */
    static boolean isSound(ClassicHttpResponse reply) {
        String type = type(reply);
        return type == null || lower(type).startsWith("audio/") || lower(type).startsWith("application/octet-stream");
    }

    /** Whether the body comes as it is: we ask for no coding, and a decoder would be a way around our bounds. */
    static boolean isPlain(ClassicHttpResponse reply) {
        Header coding = reply.getFirstHeader("Content-Encoding");
        return coding == null
                || coding.getValue() == null
                || lower(coding.getValue()).equals("identity");
    }

    /** For an error: bounded, and cleaned where the error is made. */
    static String shown(ClassicHttpResponse reply) {
        String type = type(reply);
        String coding = isPlain(reply) ? "" : " in a content coding";
        return (type == null ? "none" : type.substring(0, Math.min(type.length(), SHOWN))) + coding;
    }

    private static @Nullable String type(ClassicHttpResponse reply) {
        Header type = reply.getFirstHeader("Content-Type");
        return type == null || type.getValue() == null || type.getValue().isBlank()
                ? null
                : type.getValue().strip();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
