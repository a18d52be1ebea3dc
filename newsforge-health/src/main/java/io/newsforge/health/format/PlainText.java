package io.newsforge.health.format;

import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Sighting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link HealthFormat#text}. */
final class PlainText implements Layout {

    private static final int STATUS_WIDTH = 10;
    private static final String INDENT = "  ";

    @Override
    public String text(HealthReport report, Fragments fragments) {
        StringBuilder text = new StringBuilder();
        text.append(report.group()).append(": ").append(report.status().code());
        text.append(" (version ").append(clean(report.version())).append(", ");
        text.append(report.at()).append(")\n");
        report.checks().forEach(check -> text.append(fragments.text(check, PlainText::lines)));
        return text.toString();
    }

    private static Fragment lines(CheckReport check) {
        StringBuilder text = new StringBuilder();
        List<Sighting> readings = new ArrayList<>();
        lines(text, readings, INDENT, List.of(check));
        return new Fragment(text.toString(), readings);
    }

    private static void lines(StringBuilder text, List<Sighting> readings, String indent, List<CheckReport> checks) {
        for (CheckReport check : checks) {
            String code = check.status().code();
            text.append(indent)
                    .append(code)
                    .append(" ".repeat(STATUS_WIDTH - code.length()))
                    .append(check.name());
            reading(text, readings, check.lastOrNull());
            if (!check.health().message().isEmpty()) {
                text.append(": ").append(clean(check.health().message()));
            }
            check.health()
                    .data()
                    .forEach((key, value) ->
                            text.append(", ").append(clean(key)).append('=').append(clean(value.toString())));
            text.append('\n');
            lines(text, readings, indent + INDENT, check.members());
        }
    }

    private static void reading(StringBuilder text, List<Sighting> readings, @Nullable Sighting last) {
        if (last != null) {
            text.append(" (").append(JsonText.milliseconds(last.latency())).append(" ms, ");
            text.append(Template.AGE).append(" ms ago)");
            readings.add(last);
        }
    }

    /** A line stays a line, and a terminal is told nothing. */
    private static String clean(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(unit -> shown.append(Character.isISOControl(unit) ? ' ' : (char) unit));
        return shown.toString();
    }
}
