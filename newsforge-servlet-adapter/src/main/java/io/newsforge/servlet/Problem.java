package io.newsforge.servlet;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong, in words for the one who asked; RFC 9457. Immutable. */
record Problem(
        int status,
        String kind,
        String detail,
        Map<String, Object> more,
        Map<String, String> headers,
        @Nullable Duration retryAfter) {

    Problem {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Problem of(int status, String kind, String detail) {
        return new Problem(status, kind, detail, Map.of(), Map.of(), null);
    }

    static Problem internal() {
        return of(500, "internal", "something failed that should not; the log has it under the errorId");
    }

    static Problem field(String field, String found, String expected) {
        String detail = field + ": " + OneLine.of(found) + " (expected: " + expected + ")";
        return of(400, "invalid-request", detail).with("field", field);
    }

    Problem with(String name, Object value) {
        Map<String, Object> grown = new LinkedHashMap<>(more);
        grown.put(name, value);
        return new Problem(status, kind, detail, grown, headers, retryAfter);
    }

    Problem header(String name, String value) {
        Map<String, String> grown = new LinkedHashMap<>(headers);
        grown.put(name, value);
        return new Problem(status, kind, detail, more, grown, retryAfter);
    }

    Problem retryAfter(@Nullable Duration wait) {
        return new Problem(status, kind, detail, more, headers, wait);
    }

    ProblemException thrown() {
        return new ProblemException(this);
    }
}
