package io.newsforge.llm.router;

import io.newsforge.llm.spi.ModelReply;
import org.jspecify.annotations.Nullable;

/** One attempt at a whole answer, on this thread. */
enum ChatExchange implements Exchange<ModelReply> {
    ALONE;

    @Override
    public @Nullable ModelReply run(Attempt attempt) {
        try {
            return send(attempt);
        } finally {
            attempt.plan.add(attempt.trace());
        }
    }

    /** Leaves the plan's trace alone, so that it may run beside another attempt. */
    @SuppressWarnings("try") // the scope is for what happens within
    static @Nullable ModelReply send(Attempt attempt) {
        RouteState route = attempt.route;
        try (AttemptScope scope = attempt.begin(false)) {
            ModelReply reply = route.provider.chat(route.model, attempt.plan.prompt, attempt.call());
            attempt.answered(reply);
            return reply;
        } catch (RuntimeException e) {
            attempt.threw(e);
            return null;
        } finally {
            attempt.abandoned();
        }
    }
}
