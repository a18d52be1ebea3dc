package io.newsforge.llm.router;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.newsforge.llm.spi.ErrorKind;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The names of OpenTelemetry's GenAI conventions (Development, read 2026-11-25). Without content. */
enum GenAiConvention implements GlobalObservationConvention<AttemptObservation> {
    INSTANCE;

    static final String NAME = "gen_ai.client.operation";
    static final String OPERATION = "gen_ai.operation.name";
    static final String CHAT = "chat";
    static final String PROVIDER = "gen_ai.provider.name";
    static final String REQUEST_MODEL = "gen_ai.request.model";
    static final String RESPONSE_MODEL = "gen_ai.response.model";
    static final String TOKEN_TYPE = "gen_ai.token.type";
    static final String ERROR = "error.type";
    static final String NONE = "none";

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof AttemptObservation;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(AttemptObservation context) {
        return CHAT + ' ' + context.route().model();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(AttemptObservation context) {
        Route route = context.route();
        return KeyValues.of(
                KeyValue.of(OPERATION, CHAT),
                KeyValue.of(PROVIDER, route.provider().name()),
                KeyValue.of(REQUEST_MODEL, route.model()),
                KeyValue.of(
                        ERROR,
                        context.trace()
                                .flatMap(AttemptTrace::failure)
                                .map(GenAiConvention::error)
                                .orElse(NONE)),
                KeyValue.of("newsforge.route", route.name()));
    }

    static String error(@Nullable ErrorKind kind) {
        return kind == null ? NONE : kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(AttemptObservation context) {
        KeyValues values = KeyValues.of("newsforge.attempt", Integer.toString(context.number()));
        AttemptTrace trace = context.trace().orElse(null);
        if (trace == null) {
            return values;
        }
        KeyValues more = values.and(RESPONSE_MODEL, trace.model());
        more = number(more, "gen_ai.usage.input_tokens", trace.usage().input());
        more = number(more, "gen_ai.usage.output_tokens", trace.usage().output());
        more = number(
                more, "gen_ai.usage.cache_read.input_tokens", trace.usage().cacheRead());
        more = number(
                more, "gen_ai.usage.cache_creation.input_tokens", trace.usage().cacheWrite());
        more = number(
                more, "gen_ai.usage.reasoning.output_tokens", trace.usage().reasoning());
        String request = trace.requestIdOrNull();
        return request == null ? more : more.and("gen_ai.response.id", request);
    }

    private static KeyValues number(KeyValues values, String key, OptionalLong number) {
        return number.isPresent() ? values.and(key, Long.toString(number.getAsLong())) : values;
    }
}
