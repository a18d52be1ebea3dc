package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many holds of a {@link MemoryGroup} are open, and a moment before which no lease of theirs ends. That moment is not
 * moved when a hold is closed; once it has come, all holds are looked at and it is set anew. So a request costs a comparison,
 * and a look at all is made once in a lease. A list would cost each request references from old objects to new ones, which
 * the garbage collector makes dear.
 */
final class OpenHolds {

    private int count;
    private Instant noneDueBefore = Instant.MAX;

    boolean none() {
        return count == 0;
    }

    void add(MemoryHold hold) {
        boolean first = count++ == 0 && !hold.request.at().isBefore(noneDueBefore);
        if (first || hold.leaseEnds.isBefore(noneDueBefore)) {
            noneDueBefore = hold.leaseEnds;
        }
    }

    void closed() {
        count--;
    }

    boolean mayBeDue(Instant at) {
        return count > 0 && !at.isBefore(noneDueBefore);
    }

    /** Those over their lease, the oldest first. They are to be closed. */
    List<MemoryHold> due(Iterable<MemoryHold> holds, Instant at, int atMost) {
        List<MemoryHold> due = new ArrayList<>();
        noneDueBefore = Instant.MAX;
        for (MemoryHold hold : holds) {
            if (hold.state() != HoldState.OPEN) {
                continue;
            }
            if (hold.due(at) && due.size() < atMost) {
                due.add(hold);
            } else if (hold.leaseEnds.isBefore(noneDueBefore)) {
                noneDueBefore = hold.leaseEnds;
            }
        }
        due.sort(Comparator.comparing(hold -> hold.request.at()));
        return due;
    }
}
