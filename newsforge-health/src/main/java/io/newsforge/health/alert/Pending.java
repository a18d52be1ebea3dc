package io.newsforge.health.alert;

import java.util.Comparator;

/**
 * The one message of a key that waits for a sink. Immutable.
 *
 * @param sequence its place; a later alert of the key does not lose it
 * @param alert what is to be told
 * @param alone whether it must not be put into a digest, since a digest with it was refused for good
 */
record Pending(long sequence, Alert alert, boolean alone) {

    /** The gravest first, then the oldest. */
    static final Comparator<Pending> ORDER = Comparator.comparing(
                    (Pending pending) -> pending.alert().severity())
            .reversed()
            .thenComparingLong(Pending::sequence);

    /** Both as one: the newer says how it is, and keeps the place and the severity if the older was graver. */
    Pending fold(Alert newer) {
        Severity gravest = newer.severity().graver(alert.severity());
        return new Pending(sequence, newer.with(gravest, alert.repeats() + newer.repeats() + 1), alone);
    }

    Pending apart() {
        return new Pending(sequence, alert, true);
    }
}
