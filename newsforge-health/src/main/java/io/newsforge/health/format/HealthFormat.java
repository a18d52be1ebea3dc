package io.newsforge.health.format;

import io.newsforge.health.check.HealthReport;
import io.newsforge.time.TimeSource;
import java.util.Objects;

/**
 * Writes a report as text. Implementations are thread-safe; make one and keep it, for it remembers what it wrote of the latest report
 * of each group and only adds the ages.
 */
public interface HealthFormat {

    /**
     * What the text is, for a header.
     *
     * @return the media type, with its charset where it is not JSON
     */
    String mediaType();

    /**
     * Writes a report.
     *
     * @param report the report
     * @return the text
     */
    String format(HealthReport report);

    /**
     * Our own shape. Times are ISO 8601 with {@code Z}; {@code age_ms} is how old a reading is when the text is written.
     *
     * <pre>{@code
     * {"status": "degraded", "version": "1.4.0", "timestamp": "2026-11-26T08:00:00.120Z", "dependencies": {
     *     "database": {"status": "up", "criticality": "critical", "since": "...", "latency_ms": 1.2, "checked_at": "...", "age_ms": 812},
     *     "disk": {"status": "degraded", "criticality": "degrading", ..., "message": "91 % used", "data": {"used_share": 0.91}},
     *     "storage": {"status": "up", ..., "dependencies": {...}}}}
     * }</pre>
     *
     * @param time the clock the registry uses
     * @return the format
     */
    static HealthFormat json(TimeSource time) {
        return new TemplateFormat("application/json", new OwnJson(), Objects.requireNonNull(time, "time"));
    }

    /**
     * The shape of the Internet-Draft {@code draft-inadarei-api-health-check-06} (expired 2022, looked at 2026-11-26): {@code pass},
     * {@code warn} and {@code fail}, where unknown is {@code warn} for a check and {@code fail} for the whole if a probe would be
     * answered with 503.
     *
     * @param time the clock the registry uses
     * @return the format
     */
    static HealthFormat healthJson(TimeSource time) {
        return new TemplateFormat("application/health+json", new DraftJson(), Objects.requireNonNull(time, "time"));
    }

    /**
     * A line a check, for people.
     *
     * @param time the clock the registry uses
     * @return the format
     */
    static HealthFormat text(TimeSource time) {
        return new TemplateFormat("text/plain; charset=utf-8", new PlainText(), Objects.requireNonNull(time, "time"));
    }
}
