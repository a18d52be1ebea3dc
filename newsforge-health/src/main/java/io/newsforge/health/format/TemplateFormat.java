package io.newsforge.health.format;

import io.newsforge.health.check.HealthReport;
import io.newsforge.time.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers the template of the latest report of each group. */
final class TemplateFormat implements HealthFormat {

    /** A report and what was made of it. */
    private record Made(HealthReport report, Template template) {}

    private final String mediaType;
    private final Function<HealthReport, Template> maker;
    private final TimeSource time;
    private final Map<String, Made> latest = new ConcurrentHashMap<>();

    TemplateFormat(String mediaType, Function<HealthReport, Template> maker, TimeSource time) {
        this.mediaType = mediaType;
        this.maker = maker;
        this.time = time;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same report, not one like it
    public String format(HealthReport report) {
        Made made = latest.get(report.group());
        if ((made == null) || (made.report() != report)) {
            made = new Made(report, maker.apply(report));
            latest.put(report.group(), made);
        }
        return made.template().fill(time);
    }
}
