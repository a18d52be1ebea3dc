package io.newsforge.health.alert;

import java.util.Locale;

/** What a rule has seen. One thread at a time. */
final class RuleState {

    /** What a look leads to. */
    enum Turn {
        FIRES,
        RESOLVES,
        STAYS
    }

    private final AlertRule rule;
    private final Measure measure;
    private final double threshold;
    private final double clearsBelow;
    private final long lasting;
    private boolean firing;
    private boolean turning;
    private long turningSince;
    private double value;
    private boolean broken;

    RuleState(AlertRule rule, Measure measure, double threshold, double clearsBelow, long lasting) {
        this.rule = rule;
        this.measure = measure;
        this.threshold = threshold;
        this.clearsBelow = clearsBelow;
        this.lasting = lasting;
    }

    AlertRule rule() {
        return rule;
    }

    /** Looks once. What the host's number throws goes through. */
    Turn look(long nanos) {
        value = measure.read(nanos);
        broken = false;
        boolean other = firing ? value < clearsBelow : value >= threshold;
        if (!other) {
            turning = false;
            return Turn.STAYS;
        }
        if (!turning) {
            turning = true;
            turningSince = nanos;
        }
        return nanos - turningSince < lasting ? Turn.STAYS : turn();
    }

    private Turn turn() {
        turning = false;
        firing = !firing;
        return firing ? Turn.FIRES : Turn.RESOLVES;
    }

    /** The look failed; answers whether the one before had not. */
    boolean breaks() {
        boolean first = !broken;
        broken = true;
        turning = false;
        return first;
    }

    /** The number of the last look, for people. */
    String text() {
        return String.format(Locale.ROOT, "%.4g (threshold %.4g)", value, threshold);
    }
}
