package io.newsforge.servlet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How results are sent: in one piece, or as they come, a line or an event each. */
enum Form {
    WHOLE("application/json"),
    LINES("application/x-ndjson"),
    EVENTS("text/event-stream");

    private final String mediaType;

    Form(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** What an Accept header asks for; in one piece if it says nothing of the others. */
    static Form of(@Nullable String accept) {
        String asked = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        if (asked.contains("text/event-stream")) {
            return EVENTS;
        }
        return asked.contains("ndjson") ? LINES : WHOLE;
    }

    /** One result or event, as it goes over the wire. */
    String framed(String event, String json) {
        return this == EVENTS ? "event: " + event + "\ndata: " + json + "\n\n" : json + "\n";
    }

    /** Says nothing but that somebody is there. */
    String heartbeat() {
        return this == EVENTS ? ": alive\n\n" : "{\"event\":\"alive\"}\n";
    }
}
