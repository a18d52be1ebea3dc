package io.newsforge.store;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.CounterReading;
import java.time.Duration;
import java.util.Arrays;

/**
 * A row of {@code quota_counters}, changed under the lock of its group. The slices of a sliding counter lie oldest first, the
 * last one is {@code newest}; a counter that does not slide has none and a width of 0. The same steps as the procedures of
 * {@code postgresql/V1__quota.sql} take.
 */
final class CounterRow {

    private static final long NEVER = -Amounts.MAX;

    final String counter;
    final long width;
    final Long[] sliceUsed;
    final Long[] sliceCarried;
    long newest;
    long used;
    long carried;
    long forgetAt;

    CounterRow(
            String counter,
            long used,
            long carried,
            long forgetAt,
            long width,
            long newest,
            Long[] sliceUsed,
            Long[] sliceCarried) {
        this.counter = counter;
        this.used = used;
        this.carried = carried;
        this.forgetAt = forgetAt;
        this.width = width;
        this.newest = newest;
        this.sliceUsed = sliceUsed;
        this.sliceCarried = sliceCarried;
    }

    static CounterRow fresh(String counter, long width, long slices) {
        Long[] none = new Long[width == 0 ? 0 : (int) slices + 1];
        Arrays.fill(none, 0L);
        return new CounterRow(counter, 0, 0, 0, width, NEVER, none, none.clone());
    }

    /** Moves time forward. Only a charge writes that down, so reading is done on a row that is thrown away. */
    void advance(long now) {
        if (width == 0) {
            return;
        }
        long slice = Math.floorDiv(now, width * 1000);
        int passed = (int) Math.max(0, Math.min(sliceUsed.length, slice - newest));
        if (passed > 0) {
            for (int i = 0; i < passed; i++) {
                used -= sliceUsed[i];
            }
            shift(sliceUsed, passed);
            shift(sliceCarried, passed);
            newest = slice;
        }
    }

    private static void shift(Long[] slices, int passed) {
        System.arraycopy(slices, passed, slices, 0, slices.length - passed);
        Arrays.fill(slices, slices.length - passed, slices.length, 0L);
    }

    /** The slice that a charge made now belongs to. */
    long slice() {
        return width == 0 ? 0 : newest;
    }

    /** Milliseconds until the oldest slice that is not zero is no longer counted. */
    long frees(long now) {
        for (int i = 0; i < sliceUsed.length; i++) {
            if (sliceUsed[i] != 0) {
                return Math.max(0, (newest + i + 1) * width - Math.floorDiv(now, 1000L));
            }
        }
        return 0;
    }

    CounterReading reading(long now) {
        return new CounterReading(used, Duration.ofMillis(frees(now)));
    }

    /** Adds within the bounds and answers what was added; 0 if the slice is no longer counted. */
    long add(long slice, long delta) {
        int place = place(slice);
        if (width != 0 && place < 0) {
            return 0;
        }
        long added = Math.max(-Amounts.MAX, Math.min(Amounts.MAX, used + delta)) - used;
        used += added;
        if (width != 0) {
            sliceUsed[place] += added;
        }
        return added;
    }

    void carry(long slice, long charged) {
        int place = place(slice);
        if (width == 0) {
            carried += charged;
        } else if (place >= 0) {
            sliceCarried[place] += charged;
        }
    }

    /** Keeps the row as long as a hold needs it, its period lasts and its slices count. */
    void keepUntil(long forget) {
        forgetAt = Math.max(forgetAt, forget);
        if (width != 0) {
            forgetAt = Math.max(forgetAt, Math.min(Micros.FOREVER, (newest + sliceUsed.length) * width * 1000));
        }
    }

    long oldest() {
        return newest - sliceUsed.length + 1;
    }

    private int place(long slice) {
        long place = slice - oldest();
        return place < 0 || place >= sliceUsed.length ? -1 : (int) place;
    }
}
