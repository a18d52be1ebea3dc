package io.newsforge.llm.router;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The built-in strategies. */
final class Choosing {

    private Choosing() {}

    static int weighted(Candidates candidates) {
        long total = 0;
        for (int i = 0; i < candidates.size(); i++) {
            total += candidates.weight(i);
        }
        if (total == 0) {
            return 0;
        }
        long left = candidates.random().nextLong(total);
        int index = 0;
        while (left >= candidates.weight(index)) {
            left -= candidates.weight(index);
            index++;
        }
        return index;
    }

    static int leastLatency(Candidates candidates) {
        RandomGenerator random = candidates.random();
        int one = random.nextInt(candidates.size());
        int other = random.nextInt(candidates.size() - 1);
        if (other >= one) {
            other++;
        }
        return load(candidates, other) < load(candidates, one) ? other : one;
    }

    private static double load(Candidates candidates, int index) {
        return candidates.latencyNanos(index) * (candidates.inFlight(index) + 1.0);
    }

    static int leastBusy(Candidates candidates) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.inFlight(i) < candidates.inFlight(best)) {
                best = i;
            }
        }
        return best;
    }

    static int cheapest(Candidates candidates) {
        int best = 0;
        long least = candidates.worstCost(0).orElse(Long.MAX_VALUE);
        for (int i = 1; i < candidates.size(); i++) {
            long cost = candidates.worstCost(i).orElse(Long.MAX_VALUE);
            if (cost < least) {
                best = i;
                least = cost;
            }
        }
        return best;
    }

    /** Weighted rendezvous hashing: each route draws a lot from the key; the shortest time to an event of its rate wins. */
    static int sticky(Candidates candidates) {
        @Nullable String key = candidates.stickyKey().orElse(null);
        if (key == null) {
            return 0;
        }
        int best = 0;
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            double drawn = -Math.log(lot(key, candidates.route(i).name())) / candidates.weight(i);
            if (drawn < shortest) {
                best = i;
                shortest = drawn;
            }
        }
        return best;
    }

    /** A number above 0 and below 1. */
    private static double lot(String key, String route) {
        long mixed = mix(mix(hash(key)) ^ hash(route));
        return ((mixed >>> 11) + 0.5) * 0x1.0p-53;
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
