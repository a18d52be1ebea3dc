package io.newsforge.quota;

import org.jspecify.annotations.Nullable;

/** The open holds of a {@link MemoryGroup} in the order they were taken, linked through the holds themselves. */
final class OpenHolds {

    private @Nullable MemoryHold oldest;
    private @Nullable MemoryHold newest;

    @Nullable
    MemoryHold oldest() {
        return oldest;
    }

    void add(MemoryHold hold) {
        hold.before = newest;
        if (newest == null) {
            oldest = hold;
        } else {
            newest.after = hold;
        }
        newest = hold;
    }

    void remove(MemoryHold hold) {
        if (hold.before == null) {
            oldest = hold.after;
        } else {
            hold.before.after = hold.after;
        }
        if (hold.after == null) {
            newest = hold.before;
        } else {
            hold.after.before = hold.before;
        }
        hold.before = null;
        hold.after = null;
    }
}
