package io.newsforge.llm.router;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.newsforge.llm.spi.ErrorKind;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one route, each looked up by its tags once. {@code newsforge.attempts} by route and outcome, and by the names and bucket
 * borders of OpenTelemetry's GenAI conventions (Development, read 2026-11-25) duration, tokens and time to the first chunk. Thread-safe.
 */
final class RouteMeters {

    /** A vendor that invents a model's name for every answer must not make a meter of each. */
    private static final int MODELS_AT_MOST = 8;

    private static final String OTHER_MODEL = "other";

    private static final Duration[] DURATIONS = durations();
    private static final double[] TOKENS = tokens();

    private record Ended(Counter attempts, Timer duration) {}

    private record Answered(Timer duration, DistributionSummary input, DistributionSummary output, Timer firstChunk) {}

    private final @Nullable MeterRegistry registry;
    private final String route;
    private final Tags tags;
    private final Map<ErrorKind, Ended> failures = new ConcurrentHashMap<>();
    private final Map<String, Answered> answers = new ConcurrentHashMap<>();
    private final @Nullable Counter answered;

    RouteMeters(Route route, @Nullable MeterRegistry registry) {
        this.registry = registry;
        this.route = route.name();
        this.tags = Tags.of(
                GenAiConvention.OPERATION,
                GenAiConvention.CHAT,
                GenAiConvention.PROVIDER,
                route.provider().name(),
                GenAiConvention.REQUEST_MODEL,
                route.model());
        this.answered = registry == null ? null : attempts(registry, "answered");
    }

    private static Duration[] durations() {
        Duration[] borders = new Duration[14];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = Duration.ofMillis(10L << i);
        }
        return borders;
    }

    private static double[] tokens() {
        double[] borders = new double[14];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = 1L << (2 * i);
        }
        return borders;
    }

    void ended(AttemptTrace trace) {
        MeterRegistry on = registry;
        if (on == null || answered == null) {
            return;
        }
        ErrorKind kind = trace.failureOrNull();
        if (kind != null) {
            Ended meters = failures.computeIfAbsent(kind, fresh -> ended(on, fresh));
            meters.attempts().increment();
            meters.duration().record(trace.took().toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        answered.increment();
        Answered meters = answered(on, trace.model());
        meters.duration().record(trace.took().toNanos(), TimeUnit.NANOSECONDS);
        record(meters.input(), trace.usage().input());
        record(meters.output(), trace.usage().output());
        Duration first = trace.firstTokenOrNull();
        if (first != null) {
            meters.firstChunk().record(first.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void record(DistributionSummary summary, OptionalLong tokens) {
        if (tokens.isPresent()) {
            summary.record((double) tokens.getAsLong());
        }
    }

    private Counter attempts(MeterRegistry on, String outcome) {
        return Counter.builder("newsforge.attempts")
                .description("Attempts on the wire")
                .tag("route", route)
                .tag("outcome", outcome)
                .register(on);
    }

    private Ended ended(MeterRegistry on, ErrorKind kind) {
        String error = GenAiConvention.error(kind);
        return new Ended(
                attempts(on, error),
                duration(
                        on,
                        tags.and(GenAiConvention.ERROR, error, GenAiConvention.RESPONSE_MODEL, GenAiConvention.NONE)));
    }

    private Answered answered(MeterRegistry on, String model) {
        Answered known = answers.get(model);
        if (known != null) {
            return known;
        }
        String name = answers.size() < MODELS_AT_MOST ? model : OTHER_MODEL;
        return answers.computeIfAbsent(name, fresh -> newAnswered(on, fresh));
    }

    private Answered newAnswered(MeterRegistry on, String model) {
        Tags answering = tags.and(GenAiConvention.RESPONSE_MODEL, model);
        return new Answered(
                duration(on, answering.and(GenAiConvention.ERROR, GenAiConvention.NONE)),
                tokens(on, answering.and(GenAiConvention.TOKEN_TYPE, "input")),
                tokens(on, answering.and(GenAiConvention.TOKEN_TYPE, "output")),
                timer(on, "gen_ai.client.operation.time_to_first_chunk", answering));
    }

    private static Timer duration(MeterRegistry on, Tags tags) {
        return timer(on, "gen_ai.client.operation.duration", tags);
    }

    private static Timer timer(MeterRegistry on, String name, Tags tags) {
        return Timer.builder(name).serviceLevelObjectives(DURATIONS).tags(tags).register(on);
    }

    private static DistributionSummary tokens(MeterRegistry on, Tags tags) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .serviceLevelObjectives(TOKENS)
                .tags(tags)
                .register(on);
    }
}
