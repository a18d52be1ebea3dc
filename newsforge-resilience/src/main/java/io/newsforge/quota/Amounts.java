package io.newsforge.quota;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How much of each unit is asked for or was used. A unit left out is not the same as zero: in a reservation no limit on it is
 * touched, in a settlement it stays charged as it was reserved. Immutable.
 *
 * <pre>{@code
 * Amounts worstCase = Amounts.of(Unit.INPUT_TOKENS, 4_000).and(Unit.OUTPUT_TOKENS, 800).and(Unit.MICRO_USD, 2_150);
 * }</pre>
 */
@SuppressWarnings("EnumOrdinal") // an array by ordinal, private to this class, since one is built for every reservation
public final class Amounts {

    /**
     * The greatest amount and the greatest limit, 2<sup>53</sup> - 1: what every store can add and compare exactly, scripts of
     * Redis included, whose numbers are doubles. In micro-US-dollars that is nine thousand million dollars.
     */
    public static final long MAX = (1L << 53) - 1;

    private static final Amounts NONE = new Amounts(absent());
    private static final long ABSENT = -1;

    private final long[] byUnit;

    private Amounts(long[] byUnit) {
        this.byUnit = byUnit;
    }

    private static long[] absent() {
        long[] amounts = new long[Unit.count()];
        Arrays.fill(amounts, ABSENT);
        return amounts;
    }

    /**
     * Nothing stated of any unit.
     *
     * @return no amounts
     */
    public static Amounts none() {
        return NONE;
    }

    /**
     * An amount of one unit.
     *
     * @param unit the unit
     * @param amount from 0 to {@link #MAX}
     * @return the amounts
     * @throws IllegalArgumentException if the amount is out of range
     */
    public static Amounts of(Unit unit, long amount) {
        return NONE.and(unit, amount);
    }

    /**
     * These amounts and one more; an amount of the same unit is replaced.
     *
     * @param unit the unit
     * @param amount from 0 to {@link #MAX}
     * @return the new amounts
     * @throws IllegalArgumentException if the amount is out of range
     */
    public Amounts and(Unit unit, long amount) {
        Objects.requireNonNull(unit, "unit");
        long[] amounts = byUnit.clone();
        amounts[unit.ordinal()] = Checks.amount("amount", amount);
        return new Amounts(amounts);
    }

    /**
     * The amount of a unit.
     *
     * @param unit the unit
     * @return the amount, or empty if it was left out
     */
    public OptionalLong of(Unit unit) {
        long amount = byUnit[unit.ordinal()];
        return amount == ABSENT ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    /**
     * The amount of a unit, or another number if it was left out.
     *
     * @param unit the unit
     * @param otherwise what to answer if the unit was left out
     * @return the amount or the other number
     */
    public long orElse(Unit unit, long otherwise) {
        long amount = byUnit[unit.ordinal()];
        return amount == ABSENT ? otherwise : amount;
    }

    /**
     * Whether an amount of a unit is stated, zero included.
     *
     * @param unit the unit
     * @return whether it is stated
     */
    public boolean states(Unit unit) {
        return byUnit[unit.ordinal()] != ABSENT;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Amounts that && Arrays.equals(byUnit, that.byUnit));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(byUnit);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < byUnit.length; i++) {
            if (byUnit[i] != ABSENT) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(Unit.at(i).label())
                        .append(' ')
                        .append(byUnit[i]);
            }
        }
        return text.append(']').toString();
    }
}
