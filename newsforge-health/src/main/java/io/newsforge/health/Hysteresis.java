package io.newsforge.health;

import io.newsforge.health.check.Status;

/**
 * The status that is shown, which follows what is read only when several readings in a row say so. What it then becomes is what
 * all of these agree on: the best of them on the way down, the worst on the way up. For one thread at a time.
 */
final class Hysteresis {

    private final int upAfter;
    private final int downAfter;
    private Status shown = Status.UNKNOWN;
    private Status agreed = Status.UNKNOWN;
    private int inARow;
    private boolean everGood;

    Hysteresis(int upAfter, int downAfter) {
        this.upAfter = upAfter;
        this.downAfter = downAfter;
    }

    Status shown() {
        return shown;
    }

    boolean everGood() {
        return everGood;
    }

    /** Takes a reading in and answers the status to show. */
    Status read(Status reading, boolean inGrace) {
        if (!everGood && isGood(reading)) {
            everGood = true;
            return show(reading);
        }
        if (!everGood && inGrace) {
            return shown;
        }
        if (reading == shown) {
            inARow = 0;
            return shown;
        }
        return follow(reading);
    }

    private Status follow(Status reading) {
        boolean worse = reading.isWorseThan(shown);
        boolean sameWay = (inARow > 0) && (worse == agreed.isWorseThan(shown));
        agreed = sameWay ? closerToShown(reading, worse) : reading;
        inARow = sameWay ? inARow + 1 : 1;
        return inARow >= (worse ? downAfter : upAfter) ? show(agreed) : shown;
    }

    private Status closerToShown(Status reading, boolean worse) {
        return reading.isWorseThan(agreed) == worse ? agreed : reading;
    }

    private Status show(Status status) {
        shown = status;
        inARow = 0;
        return status;
    }

    static boolean isGood(Status status) {
        return (status == Status.UP) || (status == Status.DEGRADED);
    }
}
