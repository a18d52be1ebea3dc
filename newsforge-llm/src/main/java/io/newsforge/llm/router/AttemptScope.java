package io.newsforge.llm.router;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What holds on a thread while it works on an attempt: the MDC's keys and the observation's scope. Closing restores both. */
final class AttemptScope implements AutoCloseable {

    static final String ROUTE = "newsforge.route";
    static final String ATTEMPT = "newsforge.attempt";
    static final String REQUEST = "newsforge.request.id";

    private final @Nullable String route;
    private final @Nullable String attempt;
    private final @Nullable String request;
    private final boolean changesRequest;
    private final @Nullable Runnable leavesSpan;

    AttemptScope(String newRoute, int newAttempt, @Nullable String newRequest, @Nullable AttemptSpan span) {
        route = MDC.get(ROUTE);
        attempt = MDC.get(ATTEMPT);
        request = MDC.get(REQUEST);
        MDC.put(ROUTE, newRoute);
        MDC.put(ATTEMPT, Integer.toString(newAttempt));
        changesRequest = newRequest != null || request != null;
        if (changesRequest) {
            set(REQUEST, newRequest);
        }
        leavesSpan = span == null ? null : span.enter();
    }

    private static void set(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }

    @Override
    public void close() {
        if (leavesSpan != null) {
            leavesSpan.run();
        }
        set(ROUTE, route);
        set(ATTEMPT, attempt);
        if (changesRequest) {
            set(REQUEST, request);
        }
    }
}
