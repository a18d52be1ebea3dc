package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import java.util.ArrayDeque;
import java.util.function.DoubleSupplier;

/**
 * By how much one cumulative number has grown within a window for each unit by which another has. Keeps about sixty samples. When a
 * number falls, as after a restart of what counts, the window begins anew.
 */
final class Quotient implements Measure {

    private static final int SAMPLES = 60;

    private record Sample(long nanos, double part, double whole) {}

    private final DoubleSupplier part;
    private final DoubleSupplier whole;
    private final RuleWindow window;
    private final long length;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    Quotient(DoubleSupplier part, DoubleSupplier whole, RuleWindow window) {
        this.part = part;
        this.whole = whole;
        this.window = window;
        this.length = Expect.nanos(window.length());
    }

    @Override
    public double read(long nanos) {
        Sample now = new Sample(nanos, part.getAsDouble(), whole.getAsDouble());
        if (Double.isNaN(now.part) || Double.isNaN(now.whole)) {
            return Double.NaN;
        }
        Sample last = samples.peekLast();
        if ((last != null) && ((now.part < last.part) || (now.whole < last.whole))) {
            samples.clear();
            last = null;
        }
        forgetOld(nanos);
        Sample first = samples.isEmpty() ? now : samples.getFirst();
        if ((last == null) || (nanos - last.nanos >= length / SAMPLES)) {
            samples.addLast(now);
        }
        double volume = now.whole - first.whole;
        return volume < window.atLeast() ? Double.NaN : (now.part - first.part) / volume;
    }

    /** The youngest sample that is as old as the window stays, for the difference is taken to it. */
    private void forgetOld(long nanos) {
        while (samples.size() > 1) {
            Sample oldest = samples.removeFirst();
            if (nanos - samples.getFirst().nanos < length) {
                samples.addFirst(oldest);
                return;
            }
        }
    }
}
