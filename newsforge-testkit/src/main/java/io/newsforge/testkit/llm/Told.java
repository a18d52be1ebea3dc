package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands beside an answer's text; null for what follows from the request. */
record Told(
        @Nullable Usage usage,
        Answer.Report report,
        @Nullable String model,
        Map<String, String> headers,
        @Nullable Limits limits) {}
