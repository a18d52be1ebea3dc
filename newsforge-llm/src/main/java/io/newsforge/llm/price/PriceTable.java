package io.newsforge.llm.price;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The prices of models, as dated data. What is built in was read on the day each {@link Entry} says, at the vendors' standard tier and
 * without regional surcharges; prices change several times a year, so a host that counts money replaces what it uses.
 *
 * <pre>{@code
 * PriceTable prices = PriceTable.builtIn().with("gpt-6-luna", Price.of(100_000, 500_000));
 * Optional<Price> price = prices.find("gpt-4o-2024-08-06");        // the price of gpt-4o
 * }</pre>
 *
 * <p>As JSON: {@code [{"models": ["gpt-4o"], "input": "2.50", "cacheRead": "1.25", "cacheWrite": "2.50", "output": "10",
 * "longPrompts": {"above": 272000, ...}, "source": "where", "checked": "2026-11-21"}]}, in US-dollars a million tokens; a cache rate
 * left out is the input's. Immutable and thread-safe.
 */
public final class PriceTable {

    /** A vendor's dated snapshot of a model costs what the model costs. */
    private static final Pattern SNAPSHOT = Pattern.compile("-(?:20\\d{2}-\\d{2}-\\d{2}|20\\d{6})$");

    /**
     * One line of the table. Immutable.
     *
     * @param price the price
     * @param source where it was read
     * @param checked the day it was read
     */
    public record Entry(Price price, String source, LocalDate checked) {

        /** Refuses null. */
        public Entry {
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(checked, "checked");
        }
    }

    private final Map<String, Entry> entries;

    private PriceTable(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * The table that comes with NewsForge.
     *
     * @return the table
     */
    public static PriceTable builtIn() {
        return new PriceTable(PriceFile.builtIn());
    }

    /**
     * A table without prices.
     *
     * @return the table
     */
    public static PriceTable empty() {
        return new PriceTable(Map.of());
    }

    /**
     * Reads a table.
     *
     * @param json the table, in the form shown above
     * @return the table
     * @throws IllegalArgumentException if it is not of that form; the message names the entry
     */
    public static PriceTable parse(String json) {
        return new PriceTable(PriceFile.parse(json));
    }

    /**
     * This table with one price set by the host.
     *
     * @param model the model's name at its vendor
     * @param price its price
     * @return the new table
     */
    public PriceTable with(String model, Price price) {
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        more.put(Objects.requireNonNull(model, "model"), new Entry(price, "host", LocalDate.EPOCH));
        return new PriceTable(more);
    }

    /**
     * The price of a model. A dated snapshot, such as {@code gpt-4o-2024-08-06}, has its model's price unless it has its own.
     *
     * @param model the model's name at its vendor
     * @return the price, or empty if it is unknown
     */
    public Optional<Price> find(String model) {
        return entry(model).map(Entry::price);
    }

    /**
     * The line of a model.
     *
     * @param model the model's name at its vendor
     * @return the line, or empty if the price is unknown
     */
    public Optional<Entry> entry(String model) {
        Entry own = entries.get(model);
        return own != null
                ? Optional.of(own)
                : Optional.ofNullable(entries.get(SNAPSHOT.matcher(model).replaceFirst("")));
    }

    /**
     * The models with a price.
     *
     * @return their names, unmodifiable
     */
    public List<String> models() {
        return List.copyOf(entries.keySet());
    }
}
