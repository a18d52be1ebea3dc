package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of a request and the limits they come from, in one order, and the wall clock they were made at. */
record LineUp(List<HoldLine> lines, List<Limit> limits, Instant at) {

    Standing standing(int i, CounterReading reading) {
        HoldLine line = lines.get(i);
        return new Standing(line.counter().subject(), limits.get(i), reading, line.span(), at);
    }

    List<Standing> standings(List<CounterReading> readings) {
        List<Standing> standings = new ArrayList<>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            standings.add(standing(i, readings.get(i)));
        }
        return standings;
    }

    /** Whether the charge of a line took its counter to the soft threshold. */
    boolean nears(int i, CounterReading after) {
        long warnsFrom = limits.get(i).warnsFrom();
        return after.used() >= warnsFrom && after.used() - lines.get(i).amount() < warnsFrom;
    }

    /** The same lines against the allowances for the time the store is away; a limit that refuses then has none. */
    List<HoldLine> allowances() {
        List<HoldLine> local = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            HoldLine line = lines.get(i);
            WhenAway away = limits.get(i).whenAway();
            long allowance = away instanceof WhenAway.Allowance stated ? Math.min(stated.amount(), line.limit()) : 0;
            local.add(new HoldLine(line.counter(), line.unit(), line.amount(), allowance, line.span()));
        }
        return local;
    }

    /** The first limit that refuses while the store is away, or -1. */
    int firstRefusing() {
        for (int i = 0; i < limits.size(); i++) {
            if (limits.get(i).whenAway() instanceof WhenAway.Refuse) {
                return i;
            }
        }
        return -1;
    }
}
