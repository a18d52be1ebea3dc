package io.newsforge.testkit.llm;

import java.time.Instant;
import java.util.List;

/** What a behaviour knows of the request it serves. */
record Scene(ReceivedRequest request, Shape shape, List<String> models, Instant now) {

    /** Whether the client speaks Anthropic's API, of whichever path. */
    boolean anthropic() {
        return request.api() == WireApi.MESSAGES
                || request.header("anthropic-version").isPresent();
    }

    String requestId() {
        return "req_" + request.number();
    }
}
