package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something a person should know. Immutable.
 *
 * <pre>{@code
 * Alert alert = Alert.firing("quota:daily", Severity.WARNING, "the daily budget is nearly spent", time.instant())
 *         .with("plan", "free");
 * }</pre>
 *
 * <p>Leaves the process through sinks: keep secrets and article text out of it.
 *
 * @param key says what is the same alert, 1 to {@value #LONGEST_KEY} UTF-16 units without controls
 * @param severity how much it matters
 * @param state whether it is still so
 * @param title one line, not blank; controls become spaces, what is longer than {@value #LONGEST_TITLE} units is cut
 * @param text more, may be empty; what is longer than {@value #LONGEST_TEXT} units is cut
 * @param labels names and values for people, in their order, at most {@value #MOST_LABELS}, cut like titles; unmodifiable
 * @param since when the state began
 * @param repeats how many further alerts with the key are folded into this one, not negative
 */
public record Alert(
        String key,
        Severity severity,
        AlertState state,
        String title,
        String text,
        Map<String, String> labels,
        Instant since,
        long repeats) {

    /** The longest key, in UTF-16 units. */
    public static final int LONGEST_KEY = 1_000;

    /** The longest title, in UTF-16 units. */
    public static final int LONGEST_TITLE = 200;

    /** The longest text, in UTF-16 units. */
    public static final int LONGEST_TEXT = 24_000;

    /** How many labels an alert can have. */
    public static final int MOST_LABELS = 16;

    /**
     * Cuts what is too long and copies the labels.
     *
     * @throws IllegalArgumentException if the key is none, the title is blank, or there are too many labels
     */
    public Alert {
        key = key(key);
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(state, "state");
        title = Expect.text("title", Texts.line(Objects.requireNonNull(title, "title"), LONGEST_TITLE));
        text = Texts.cut(Objects.requireNonNull(text, "text"), LONGEST_TEXT);
        labels = lines(labels);
        Objects.requireNonNull(since, "since");
        Expect.between("repeats", repeats, 0, Long.MAX_VALUE);
    }

    /**
     * Something is so.
     *
     * @param key says what is the same alert
     * @param severity how much it matters
     * @param title one line
     * @param since when it began
     * @return an alert without text or labels
     * @throws IllegalArgumentException if the key is none or the title is blank
     */
    public static Alert firing(String key, Severity severity, String title, Instant since) {
        return new Alert(key, severity, AlertState.FIRING, title, "", Map.of(), since, 0);
    }

    /**
     * This alert with another text.
     *
     * @param other more than the title says, may be empty
     * @return the new alert
     */
    public Alert withText(String other) {
        return new Alert(key, severity, state, title, other, labels, since, repeats);
    }

    /**
     * This alert with one more label, after those it has.
     *
     * @param name not blank
     * @param value its value
     * @return the new alert
     * @throws IllegalArgumentException if the name is blank or there are {@value #MOST_LABELS} labels already
     */
    public Alert with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return new Alert(key, severity, state, title, text, more, since, repeats);
    }

    Alert with(Severity other, long folded) {
        return new Alert(key, other, state, title, text, labels, since, folded);
    }

    Alert began(Instant when) {
        return new Alert(key, severity, state, title, text, labels, when, repeats);
    }

    Alert resolved(String otherTitle, Instant when, String how) {
        String last = otherTitle.isEmpty() ? title : otherTitle;
        return new Alert(key, severity, AlertState.RESOLVED, last, how, labels, when, repeats);
    }

    private static String key(String key) {
        Expect.text("key", key);
        if ((key.length() > LONGEST_KEY) || key.codePoints().anyMatch(Texts::isControl)) {
            throw new IllegalArgumentException("key: \"" + Texts.line(key, LONGEST_KEY) + "\" (expected: 1 to "
                    + LONGEST_KEY + " units without controls)");
        }
        return key;
    }

    private static Map<String, String> lines(Map<String, String> labels) {
        Expect.between("labels", labels.size(), 0, MOST_LABELS);
        Map<String, String> lines = new LinkedHashMap<>();
        labels.forEach((name, value) ->
                lines.put(Expect.text("label", Texts.line(name, LONGEST_TITLE)), Texts.line(value, LONGEST_TITLE)));
        return Collections.unmodifiableMap(lines);
    }
}
