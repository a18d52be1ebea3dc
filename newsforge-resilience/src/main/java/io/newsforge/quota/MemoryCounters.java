package io.newsforge.quota;

import java.util.List;
import java.util.function.BiFunction;

/** The lines of a request with their counters, and which of these slide. The counters change, this does not. */
final class MemoryCounters {

    static final MemoryCounters NONE = new MemoryCounters(List.of(), new MemoryCounter[0]);

    /** The very list they were made for, by which a request that has it again is recognised. */
    final List<HoldLine> lines;

    final HoldLine[] asked;
    final MemoryCounter[] all;

    /** How many of them slide. */
    final int sliding;

    /** Which of the sliding ones each is, or -1. */
    private final int[] places;

    MemoryCounters(List<HoldLine> lines, MemoryCounter... all) {
        this.lines = lines;
        this.asked = lines.toArray(HoldLine[]::new);
        this.all = all;
        this.places = new int[all.length];
        int found = 0;
        for (int i = 0; i < all.length; i++) {
            places[i] = all[i] instanceof SlidingCounter ? found++ : -1;
        }
        this.sliding = found;
    }

    static MemoryCounters of(List<HoldLine> lines, BiFunction<CounterKey, CounterSpan, MemoryCounter> finder) {
        MemoryCounter[] found = new MemoryCounter[lines.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = finder.apply(lines.get(i).counter(), lines.get(i).span());
        }
        return new MemoryCounters(lines, found);
    }

    /** Which of the sliding ones the counter at a place is; -1 if it does not slide. */
    int slidingPlace(int i) {
        return places[i];
    }
}
