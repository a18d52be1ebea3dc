package io.newsforge.quota;

import java.util.List;

/**
 * All a store knows of a group, read in one step: counters and the entries that made them.
 *
 * @param group the group
 * @param balances the counters, and the slices of those that slide
 * @param entries the ledger, oldest first. Entries of counters that are forgotten may be missing
 */
public record Books(String group, List<CounterBalance> balances, List<LedgerEntry> entries) {

    /** Copies the lists. */
    public Books {
        Checks.text("group", group);
        balances = List.copyOf(balances);
        entries = List.copyOf(entries);
    }
}
