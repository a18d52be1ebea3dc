package io.newsforge.health.check;

import io.newsforge.expect.Expect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at one thing found. Immutable and thread-safe.
 *
 * <pre>{@code
 * return Health.degraded("2 of 20 connections are free").with("active", 18).with("waiting", 3);
 * }</pre>
 *
 * <p>Shown to whoever may read the report: keep secrets, addresses with passwords and article text out of it.
 */
public final class Health {

    /** The longest message and the longest text among the data, in UTF-16 units; what is longer is cut. */
    public static final int LONGEST_TEXT = 300;

    /** How many data one health can have. */
    public static final int MOST_DATA = 32;

    private static final Health UP = new Health(Status.UP, "", Map.of(), null);

    private final Status status;
    private final String message;
    private final Map<String, Object> data;
    private final @Nullable Throwable error;

    private Health(Status status, String message, Map<String, Object> data, @Nullable Throwable error) {
        this.status = status;
        this.message = message;
        this.data = data;
        this.error = error;
    }

    /**
     * It works.
     *
     * @return a health without message or data
     */
    public static Health up() {
        return UP;
    }

    /**
     * It works, but less well than it should.
     *
     * @param message why
     * @return the health
     */
    public static Health degraded(String message) {
        return of(Status.DEGRADED, message);
    }

    /**
     * It does not work.
     *
     * @param message why
     * @return the health
     */
    public static Health down(String message) {
        return of(Status.DOWN, message);
    }

    /**
     * It does not work, since something was thrown. The message names the types of the error and its causes, not their messages.
     *
     * @param error what was thrown
     * @return the health
     */
    public static Health down(Throwable error) {
        return new Health(Status.DOWN, cut(Causes.named(error)), Map.of(), error);
    }

    /**
     * It does not work, since something was thrown. The message names the types of the error and its causes, not their messages.
     *
     * @param what what did not work, put before that
     * @param error what was thrown
     * @return the health
     */
    public static Health down(String what, Throwable error) {
        Objects.requireNonNull(what, "what");
        return new Health(Status.DOWN, cut(what + ": " + Causes.named(error)), Map.of(), error);
    }

    /**
     * Nobody can tell.
     *
     * @param message why
     * @return the health
     */
    public static Health unknown(String message) {
        return of(Status.UNKNOWN, message);
    }

    /**
     * A health of any status.
     *
     * @param status the status
     * @param message a sentence for people, may be empty
     * @return the health
     */
    public static Health of(Status status, String message) {
        return new Health(Objects.requireNonNull(status, "status"), cut(message), Map.of(), null);
    }

    /**
     * This health with one more datum, after those it has.
     *
     * @param key its name, not blank, in lower case by custom
     * @param value a text, which is cut
     * @return the new health
     * @throws IllegalArgumentException if the key is blank or there are {@value #MOST_DATA} data already
     */
    public Health with(String key, String value) {
        return plus(key, cut(value));
    }

    /**
     * This health with one more datum, after those it has.
     *
     * @param key its name, not blank
     * @param value a number
     * @return the new health
     * @throws IllegalArgumentException if the key is blank or there are {@value #MOST_DATA} data already
     */
    public Health with(String key, long value) {
        return plus(key, value);
    }

    /**
     * This health with one more datum, after those it has.
     *
     * @param key its name, not blank
     * @param value a number; one that is not finite becomes a text
     * @return the new health
     * @throws IllegalArgumentException if the key is blank or there are {@value #MOST_DATA} data already
     */
    public Health with(String key, double value) {
        return Double.isFinite(value) ? plus(key, value) : plus(key, Double.toString(value));
    }

    /**
     * This health with one more datum, after those it has.
     *
     * @param key its name, not blank
     * @param value yes or no
     * @return the new health
     * @throws IllegalArgumentException if the key is blank or there are {@value #MOST_DATA} data already
     */
    public Health with(String key, boolean value) {
        return plus(key, value);
    }

    private Health plus(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(Expect.text("key", key), value);
        if (more.size() > MOST_DATA) {
            throw new IllegalArgumentException("data: " + more.size() + " (expected: <= " + MOST_DATA + ")");
        }
        return new Health(status, message, Collections.unmodifiableMap(more), error);
    }

    /**
     * How well it is.
     *
     * @return the status
     */
    public Status status() {
        return status;
    }

    /**
     * Why, for people.
     *
     * @return the message, empty if there is nothing to say
     */
    public String message() {
        return message;
    }

    /**
     * What was measured, in the order it was given.
     *
     * @return texts, {@code Long}s, {@code Double}s and {@code Boolean}s by name; unmodifiable
     */
    public Map<String, Object> data() {
        return data;
    }

    /**
     * What was thrown, for logs. No codec shows it.
     *
     * @return the error, if there was one
     */
    public Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }

    private static String cut(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = LONGEST_TEXT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** The status and the message, for a log line. */
    @Override
    public String toString() {
        return message.isEmpty() ? status.code() : status.code() + ": " + message;
    }
}
