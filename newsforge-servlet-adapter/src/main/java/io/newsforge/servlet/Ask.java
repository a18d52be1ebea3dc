package io.newsforge.servlet;

import io.newsforge.quota.Subject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What the headers of a request say. */
record Ask(
        String where,
        boolean many,
        Form form,
        boolean compressed,
        Subject subject,
        @Nullable String idempotencyKey) {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    static Ask of(HttpServletRequest request, boolean many, Subject subject) {
        Form form = Form.of(request.getHeader("Accept"));
        String key = key(request.getHeader(HEADER));
        if (key != null && form != Form.WHOLE) {
            throw Problem.field(HEADER, "on a stream", "application/json as Accept, since a stream is not kept")
                    .thrown();
        }
        return new Ask(Endpoint.where(request), many, form, Body.isCompressed(request), subject, key);
    }

    private static @Nullable String key(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST)) {
            throw Problem.field(HEADER, key.length() + " characters", "1 to " + LONGEST + ", not blank")
                    .thrown();
        }
        return key;
    }
}
