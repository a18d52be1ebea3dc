package io.newsforge.store;

import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.HoldState;
import java.util.List;

/** What a store holds of a request that it has just taken. */
final class TakenHold {

    private TakenHold() {}

    static Hold of(HoldRequest request, long takenAt, long leaseEnds, List<HeldLine> lines) {
        return new Hold(
                request.group(),
                request.key(),
                request.fingerprint(),
                HoldState.OPEN,
                Micros.instant(takenAt),
                Micros.instant(leaseEnds),
                lines);
    }
}
