package io.newsforge.health.watch;

import io.newsforge.retry.Backoff;
import java.time.Duration;

/**
 * An action bound to a check, and how often it may be tried. Immutable and thread-safe.
 *
 * <pre>{@code
 * Recovery.of("storage/redis", RecoveryAction.named("reopen client", cache::reopen))
 *         .downFor(Duration.ofMinutes(1))
 *         .tries(3, Duration.ofHours(1))
 *         .build();
 * }</pre>
 */
public final class Recovery {

    private final String check;
    private final RecoveryAction action;
    private final Duration downFor;
    private final Duration timeout;
    private final Backoff backoff;
    private final int tries;
    private final Duration window;
    private final boolean evenVendor;

    Recovery(RecoveryBuilder builder) {
        check = builder.check;
        action = builder.action;
        downFor = builder.downFor;
        timeout = builder.timeout;
        backoff = builder.backoff;
        tries = builder.tries;
        window = builder.window;
        evenVendor = builder.evenVendor;
    }

    /**
     * Begins a recovery.
     *
     * @param check the path of a check or composite: its name, or {@code composite/name}; it may be registered later
     * @param action what may mend it
     * @return a builder with the defaults
     * @throws IllegalArgumentException if the path is none
     */
    public static RecoveryBuilder of(String check, RecoveryAction action) {
        return new RecoveryBuilder(check, action);
    }

    /**
     * The check this is for.
     *
     * @return its path
     */
    public String check() {
        return check;
    }

    /**
     * What may mend it.
     *
     * @return the action
     */
    public RecoveryAction action() {
        return action;
    }

    /**
     * How long the check is down before the first try.
     *
     * @return not negative
     */
    public Duration downFor() {
        return downFor;
    }

    /**
     * How long the action may take.
     *
     * @return above zero
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * How the waits between tries grow.
     *
     * @return each wait is from half of the longest to the longest of its retry
     */
    public Backoff backoff() {
        return backoff;
    }

    /**
     * How many tries there are in a window.
     *
     * @return at least 1
     */
    public int tries() {
        return tries;
    }

    /**
     * The window the tries are counted in, which slides.
     *
     * @return above zero
     */
    public Duration window() {
        return window;
    }

    /**
     * Whether it is tried for a check of a vendor, too.
     *
     * @return no, unless it was told
     */
    public boolean evenVendor() {
        return evenVendor;
    }
}
