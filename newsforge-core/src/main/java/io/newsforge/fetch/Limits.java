package io.newsforge.fetch;

import java.time.Duration;

/** What bounds one fetch; every value has been checked by the builder. */
record Limits(
        Duration connectTimeout,
        Duration readTimeout,
        Duration deadline,
        int maxBytes,
        int maxRedirects,
        String userAgent) {}
