package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The adjustments a {@link MemoryGroup} remembers, the oldest first. */
final class MemoryAdjustments {

    /** An adjustment, and what was added to which slice. */
    record Made(AdjustRequest request, MemoryCounter counter, long slice, long added) {

        private boolean forgettable(Instant at) {
            return !at.isBefore(request.at().plus(request.keep()));
        }

        private LedgerEntry entry() {
            return new LedgerEntry(
                    request.at(),
                    LedgerEntry.Kind.ADJUST,
                    request.key(),
                    request.counter(),
                    slice,
                    added,
                    request.reason());
        }
    }

    private final Map<String, Made> byKey = new HashMap<>();
    private final ArrayDeque<Made> inOrder = new ArrayDeque<>();

    boolean knows(String key) {
        return byKey.containsKey(key);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    void add(Made made) {
        byKey.put(made.request.key(), made);
        inOrder.add(made);
    }

    /** Takes out the oldest if it is time, or if there are too many; null if there is nothing to forget. */
    @Nullable
    Made forgotten(Instant at, int atMost) {
        Made oldest = inOrder.peek();
        if (oldest == null || (inOrder.size() <= atMost && !oldest.forgettable(at))) {
            return null;
        }
        byKey.remove(oldest.request.key());
        return inOrder.remove();
    }

    void write(List<LedgerEntry> entries) {
        inOrder.forEach(made -> entries.add(made.entry()));
    }
}
