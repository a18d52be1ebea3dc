package io.newsforge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of conversions. Tags have few values: never a source, a user or an error text. */
final class ConversionMeters {

    private static final Logger LOG = LoggerFactory.getLogger(ConversionMeters.class);

    private final MeterRegistry registry;

    ConversionMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void converted(Conversion conversion) {
        guarded(() -> count(conversion));
    }

    /** A registry that throws must not cost a conversion. */
    private static void guarded(Runnable metering) {
        try {
            metering.run();
        } catch (RuntimeException e) {
            LOG.warn("The meter registry threw; the conversion goes on", e);
        }
    }

    private void count(Conversion conversion) {
        String outcome = conversion.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Duration elapsed = conversion.why().elapsed();
        registry.counter("newsforge.conversions", "outcome", outcome).increment();
        Timer.builder("newsforge.conversion.duration")
                .description("How long a conversion took, fetching and reading included")
                .tag("outcome", outcome)
                .register(registry)
                .record(elapsed);
    }

    void judged(boolean grounded) {
        guarded(() -> registry.counter("newsforge.grounding.verdicts", "verdict", grounded ? "grounded" : "ungrounded")
                .increment());
    }

    void cacheAsked(boolean hit) {
        guarded(() -> registry.counter("newsforge.cache.requests", "result", hit ? "hit" : "miss")
                .increment());
    }
}
