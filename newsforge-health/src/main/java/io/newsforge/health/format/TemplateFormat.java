package io.newsforge.health.format;

import io.newsforge.health.check.HealthReport;
import io.newsforge.time.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the template of the latest report of each group. */
final class TemplateFormat implements HealthFormat {

    /** A report and what was made of it. */
    private record Made(HealthReport report, Fragments fragments, Template template) {}

    private final String mediaType;
    private final Layout layout;
    private final TimeSource time;
    private final Map<String, Made> latest = new ConcurrentHashMap<>();

    TemplateFormat(String mediaType, Layout layout, TimeSource time) {
        this.mediaType = mediaType;
        this.layout = layout;
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
            made = make(
                    report, made == null ? Fragments.none() : made.fragments().next());
            latest.put(report.group(), made);
        }
        return made.template().fill(time);
    }

    private Made make(HealthReport report, Fragments fragments) {
        String text = layout.text(report, fragments);
        return new Made(report, fragments, Template.of(text, fragments.readings()));
    }
}
