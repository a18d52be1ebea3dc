package io.newsforge.health.alert;

import java.util.stream.Collectors;

/** An alert as people read it. */
final class AlertText {

    private static final int LONGEST_IN_DIGEST = 140;

    private AlertText() {}

    /** One line, such as {@code [CRITICAL] NewsForge: database is down}. */
    static String subject(String application, Alert alert) {
        return "[" + tag(alert) + "] " + application + ": " + alert.title();
    }

    /** The line of an alert within a digest, at most 240 units, so that all that a digest names have room. */
    static String line(Alert alert) {
        return "[" + tag(alert) + "] " + Texts.cut(alert.title(), LONGEST_IN_DIGEST) + repeats(alert) + ", since "
                + alert.since();
    }

    /** The lines below the subject. */
    static String body(Alert alert) {
        String text = alert.text().isEmpty() ? "" : alert.text() + "\n";
        String labels = alert.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
        return text + "since " + alert.since() + repeats(alert) + (labels.isEmpty() ? "" : "\n" + labels);
    }

    private static String tag(Alert alert) {
        return alert.state() == AlertState.RESOLVED
                ? "RESOLVED"
                : alert.severity().name();
    }

    private static String repeats(Alert alert) {
        return alert.repeats() == 0 ? "" : " (and " + alert.repeats() + " more folded in)";
    }
}
