package io.newsforge.health.watch;

import io.newsforge.expect.Expect;
import java.util.Objects;

/**
 * Something that may mend what is down. A lambda can be one; {@link #named} gives it the name that logs and the audit show.
 *
 * <pre>{@code
 * RecoveryAction evict = RecoveryAction.named("evict pool", pool::softEvictConnections);
 * }</pre>
 *
 * <p>Runs on a thread of the watchdog's, never twice at once. When it is late its thread is interrupted, once, and let go. That it
 * returns is no success: that is what the check says later.
 */
@FunctionalInterface
public interface RecoveryAction {

    /**
     * Tries to mend.
     *
     * @throws Exception if it could not; the type is logged and audited, the message is not, since it may hold a secret
     */
    void run() throws Exception;

    /**
     * What it is called.
     *
     * @return {@code recovery} unless it was {@linkplain #named named}
     */
    default String name() {
        return "recovery";
    }

    /**
     * An action with a name.
     *
     * @param name what it does in a word or two, not blank
     * @param action what is run
     * @return the named action
     * @throws IllegalArgumentException if the name is blank
     */
    static RecoveryAction named(String name, RecoveryAction action) {
        return new NamedAction(Expect.text("name", name), Objects.requireNonNull(action, "action"));
    }
}
