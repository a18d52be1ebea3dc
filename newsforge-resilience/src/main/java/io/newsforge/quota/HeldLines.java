package io.newsforge.quota;

import org.jspecify.annotations.Nullable;

/** What a hold of {@link InMemoryQuotaStore} charges: the lines asked for, the slices they fell in, and what is charged now. */
final class HeldLines extends OnDemand<HeldLine> {

    private final MemoryCounters counters;

    /** Of the counters that slide. */
    private final long[] slices;

    private final long @Nullable [] charged;

    private HeldLines(MemoryCounters counters, long[] slices, long @Nullable [] charged) {
        this.counters = counters;
        this.slices = slices;
        this.charged = charged;
    }

    /** Lines that charge what they reserved. */
    static HeldLines reserved(MemoryCounters counters, long[] slices) {
        return new HeldLines(counters, slices, null);
    }

    /** These lines with other charges. */
    HeldLines charging(long[] newCharges) {
        return new HeldLines(counters, slices, newCharges);
    }

    Unit unit(int i) {
        return counters.asked[i].unit();
    }

    long slice(int i) {
        int place = counters.slidingPlace(i);
        return place < 0 ? 0 : slices[place];
    }

    long charged(int i) {
        return charged == null ? counters.asked[i].amount() : charged[i];
    }

    @Override
    public HeldLine get(int i) {
        HoldLine line = counters.asked[i];
        return new HeldLine(line.counter(), line.unit(), slice(i), line.amount(), charged(i));
    }

    @Override
    public int size() {
        return counters.asked.length;
    }
}
