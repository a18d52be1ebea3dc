package io.newsforge.quota;

import io.newsforge.quota.LedgerEntry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A group's books, added up.
 *
 * @param group the group
 * @param lines a line for each counter the store keeps, and for each slice of those that slide
 */
public record Audit(String group, List<AuditLine> lines) {

    private record Place(CounterKey counter, long slice) {}

    /** Copies the lines. */
    public Audit {
        lines = List.copyOf(lines);
    }

    /**
     * Adds up books. Entries of counters that the store has forgotten are left out.
     *
     * @param books the books
     * @return the audit
     */
    public static Audit of(Books books) {
        Map<Place, Map<String, Holding>> places = new HashMap<>();
        for (LedgerEntry entry : books.entries()) {
            places.computeIfAbsent(new Place(entry.counter(), entry.slice()), fresh -> new HashMap<>())
                    .computeIfAbsent(Holding.name(entry), fresh -> new Holding())
                    .add(entry);
        }
        List<AuditLine> lines = new ArrayList<>();
        for (CounterBalance balance : books.balances()) {
            Place place = new Place(balance.counter(), balance.slice());
            lines.add(line(balance, places.getOrDefault(place, Map.of())));
        }
        return new Audit(books.group(), lines);
    }

    private static AuditLine line(CounterBalance balance, Map<String, Holding> holdings) {
        Holding sum = new Holding();
        holdings.values().forEach(sum::addUp);
        return new AuditLine(
                balance.counter(),
                balance.slice(),
                balance.used(),
                sum.reserved,
                sum.settled,
                sum.unknown,
                sum.overrun,
                sum.adjusted,
                sum.carried);
    }

    /**
     * Whether every counter agrees with its ledger.
     *
     * @return whether all lines are balanced
     */
    public boolean balanced() {
        return lines.stream().allMatch(AuditLine::balanced);
    }

    /** The entries of one hold, or of all of them, at one place. What a hold charges belongs to its last state. */
    private static final class Holding {

        private Kind last = Kind.RESERVE;
        private long charged;
        private long reserved;
        private long settled;
        private long unknown;
        private long overrun;
        private long adjusted;
        private long carried;

        /** Holds and adjustments may have the same key. */
        static String name(LedgerEntry entry) {
            boolean hold = entry.kind() != Kind.ADJUST && entry.kind() != Kind.CARRY;
            return (hold ? "hold " : "other ") + entry.key();
        }

        void add(LedgerEntry entry) {
            switch (entry.kind()) {
                case ADJUST -> adjusted += entry.delta();
                case CARRY -> carried += entry.delta();
                case OVERRUN -> {
                    overrun += entry.delta();
                    charge(entry);
                }
                default -> charge(entry);
            }
        }

        private void charge(LedgerEntry entry) {
            charged += entry.delta();
            boolean over = last != Kind.RESERVE && last != Kind.UNKNOWN;
            last = over || entry.kind() == Kind.RESERVE ? last : entry.kind();
        }

        void addUp(Holding one) {
            switch (one.last) {
                case RESERVE -> reserved += one.charged;
                case UNKNOWN -> unknown += one.charged;
                default -> settled += one.charged;
            }
            overrun += one.overrun;
            adjusted += one.adjusted;
            carried += one.carried;
        }
    }
}
