package io.newsforge.store;

import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldState;
import io.newsforge.quota.Unit;

/** The numbers that stand for constants in a store. They are kept there for years: never change one, only add. */
final class Codes {

    static final int UNITS = 5;

    private static final Unit[] UNIT = {
        Unit.CONVERSIONS, Unit.REQUESTS, Unit.INPUT_TOKENS, Unit.OUTPUT_TOKENS, Unit.MICRO_USD
    };
    private static final HoldState[] STATE = {HoldState.OPEN, HoldState.SETTLED, HoldState.RELEASED, HoldState.UNKNOWN};

    private Codes() {}

    static int of(Unit unit) {
        return switch (unit) {
            case CONVERSIONS -> 1;
            case REQUESTS -> 2;
            case INPUT_TOKENS -> 3;
            case OUTPUT_TOKENS -> 4;
            case MICRO_USD -> 5;
        };
    }

    static Unit unit(long code) {
        return UNIT[(int) code - 1];
    }

    static int of(HoldState state) {
        return switch (state) {
            case OPEN -> 0;
            case SETTLED -> 1;
            case RELEASED -> 2;
            case UNKNOWN -> 3;
        };
    }

    static HoldState state(long code) {
        return STATE[(int) code];
    }

    static int of(Ending ending) {
        return switch (ending) {
            case SETTLE -> 1;
            case RELEASE -> 2;
            case UNKNOWN -> 3;
        };
    }
}
