package io.newsforge.quota;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hold of {@link InMemoryQuotaStore} charges: the lines asked for, the slices they fell in, and what is charged now. */
final class HeldLines extends OnDemand<HeldLine> {

    private final List<HoldLine> asked;
    private final MemoryCounters counters;

    /** Of the counters that slide. */
    private final long[] slices;

    private final long @Nullable [] charged;

    private HeldLines(List<HoldLine> asked, MemoryCounters counters, long[] slices, long @Nullable [] charged) {
        this.asked = asked;
        this.counters = counters;
        this.slices = slices;
        this.charged = charged;
    }

    /** Lines that charge what they reserved. */
    static HeldLines reserved(List<HoldLine> asked, MemoryCounters counters, long[] slices) {
        return new HeldLines(asked, counters, slices, null);
    }

    /** These lines with other charges. */
    HeldLines charging(long[] newCharges) {
        return new HeldLines(asked, counters, slices, newCharges);
    }

    Unit unit(int i) {
        return asked.get(i).unit();
    }

    long slice(int i) {
        int place = counters.slidingPlace(i);
        return place < 0 ? 0 : slices[place];
    }

    long charged(int i) {
        return charged == null ? asked.get(i).amount() : charged[i];
    }

    @Override
    public HeldLine get(int i) {
        HoldLine line = asked.get(i);
        return new HeldLine(line.counter(), line.unit(), slice(i), line.amount(), charged(i));
    }

    @Override
    public int size() {
        return asked.size();
    }
}
