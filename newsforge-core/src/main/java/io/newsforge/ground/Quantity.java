package io.newsforge.ground;

import java.util.List;
import java.util.Set;

/**
 * A number as it stands in a text.
 *
 * @param quote the characters it is made of
 * @param readings what it may mean: values in plain decimal form, with a {@code %} behind them for percentages, or times and dates
 * @param pieces what it is made of where it may also be several numbers beside each other; mostly empty
 */
record Quantity(String quote, Set<String> readings, List<Quantity> pieces) {

    /** Whether what it says is among what is known. */
    boolean isIn(Set<String> known) {
        return readings.stream().anyMatch(known::contains)
                || (!pieces.isEmpty() && pieces.stream().allMatch(piece -> piece.isIn(known)));
    }
}
