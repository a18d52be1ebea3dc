package io.newsforge.llm.router;

import io.newsforge.llm.spi.Message;
import org.jspecify.annotations.Nullable;

/** Whether a route can serve a call at all, by what does not change while it runs. */
final class Fitness {

    /** No tokenizer makes more tokens than bytes, and no UTF-16 unit is more than 3 bytes. */
    private static final long MOST_TOKENS_A_UNIT = 3;

    private static final long AROUND = 4_096;

    private Fitness() {}

    static @Nullable PassedOver unfit(RouteState route, CallPlan plan) {
        CallOptions options = plan.options;
        if (route.isTakenOut()) {
            return new PassedOver.TakenOut(route.name());
        }
        if (!options.excluded.isEmpty() && options.excluded.contains(route.name())) {
            return new PassedOver.Excluded(route.name());
        }
        if (!options.tags.isEmpty() && !route.route.tags().containsAll(options.tags)) {
            return new PassedOver.TagMissing(route.name(), missing(route, options));
        }
        if (plan.onOwnAccount() && !options.credentials.containsKey(route.account.name)) {
            return new PassedOver.NoCredential(route.name(), route.account.name);
        }
        if (!route.takesSchemas && plan.prompt.schema().isPresent()) {
            return new PassedOver.NoSchema(route.name());
        }
        return route.window.isEmpty() ? null : tooSmall(route, plan);
    }

    private static String missing(RouteState route, CallOptions options) {
        return options.tags.stream()
                .filter(tag -> !route.route.tags().contains(tag))
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** Tokens are only counted when it may be close. */
    private static @Nullable PassedOver tooSmall(RouteState route, CallPlan plan) {
        long window = route.window.getAsLong();
        if (mostTokens(plan) <= window) {
            return null;
        }
        long needed = plan.inputBound(route) + plan.maxTokens();
        return needed <= window ? null : new PassedOver.WindowTooSmall(route.name(), needed);
    }

    private static long mostTokens(CallPlan plan) {
        long units = plan.prompt
                .schema()
                .map(schema -> (long) schema.json().length())
                .orElse(0L);
        for (Message message : plan.prompt.messages()) {
            for (Message.Part part : message.parts()) {
                units += part.text().length();
            }
        }
        return units * MOST_TOKENS_A_UNIT + AROUND + plan.maxTokens();
    }
}
