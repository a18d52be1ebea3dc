package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of a request and the limits they come from, in one order. Immutable. */
final class LineUp {

    private final List<HoldLine> lines;
    private final List<Limit> limits;

    /** The use at which each limit warns. */
    private final long[] warnsFrom;

    LineUp(List<HoldLine> lines, List<Limit> limits) {
        this.lines = List.copyOf(lines);
        this.limits = List.copyOf(limits);
        this.warnsFrom = limits.stream().mapToLong(Limit::warnsFrom).toArray();
    }

    List<HoldLine> lines() {
        return lines;
    }

    List<Limit> limits() {
        return limits;
    }

    Standing standing(int i, CounterReading reading, Instant at) {
        HoldLine line = lines.get(i);
        return new Standing(line.counter().subject(), limits.get(i), reading, line.span(), at);
    }

    List<Standing> standings(List<CounterReading> readings, Instant at) {
        return new Standings(this, readings, at);
    }

    /** Whether the charge of a line took its counter to the soft threshold. */
    boolean nears(int i, long used) {
        return used >= warnsFrom[i] && used - lines.get(i).amount() < warnsFrom[i];
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

    private static final class Standings extends OnDemand<Standing> {

        private final LineUp lineUp;
        private final List<CounterReading> readings;
        private final Instant at;

        Standings(LineUp lineUp, List<CounterReading> readings, Instant at) {
            this.lineUp = lineUp;
            this.readings = OnDemand.copyOf(readings);
            this.at = at;
        }

        @Override
        public Standing get(int i) {
            return lineUp.standing(i, readings.get(i), at);
        }

        @Override
        public int size() {
            return readings.size();
        }
    }
}
