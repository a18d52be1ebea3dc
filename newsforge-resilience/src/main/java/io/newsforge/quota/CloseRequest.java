package io.newsforge.quota;

import java.time.Instant;
import java.util.Objects;

/**
 * The wish to close a hold.
 *
 * @param group the group the hold was taken in
 * @param key the hold's name within its group
 * @param ending how to close it
 * @param used what was used, for {@link Ending#SETTLE}: a unit left out stays charged as reserved, a unit no line of the hold
 *     counts is ignored
 * @param at the caller's time; a store with a clock of its own uses that instead
 */
public record CloseRequest(String group, String key, Ending ending, Amounts used, Instant at) {

    /** Refuses names that are blank or longer than 512 characters. */
    public CloseRequest {
        Checks.name("group", group);
        Checks.name("key", key);
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(used, "used");
        Objects.requireNonNull(at, "at");
    }
}
