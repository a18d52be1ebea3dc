package io.newsforge.health.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.function.DoubleSupplier;

/** Numbers read from a registry by name, whenever they are asked for; not a number while the meter is not there. */
final class Meters {

    private Meters() {}

    static DoubleSupplier gauge(MeterRegistry meters, String name) {
        return () -> {
            Gauge gauge = meters.find(name).gauge();
            return gauge == null ? Double.NaN : gauge.value();
        };
    }

    /** The used share of the heap; pools without a bound, whose maximum is negative, do not count. */
    static DoubleSupplier heapShare(MeterRegistry meters) {
        return () -> sum(meters, "jvm.memory.used", "area", "heap") / sum(meters, "jvm.memory.max", "area", "heap");
    }

    /** The used share of the fullest disk. */
    static DoubleSupplier diskShare(MeterRegistry meters) {
        return () -> meters.find("disk.total").gauges().stream()
                .mapToDouble(total -> usedShare(meters, total))
                .filter(share -> !Double.isNaN(share))
                .max()
                .orElse(Double.NaN);
    }

    private static double usedShare(MeterRegistry meters, Gauge total) {
        Gauge free = meters.find("disk.free").tags(total.getId().getTags()).gauge();
        return free == null ? Double.NaN : 1 - free.value() / total.value();
    }

    private static double sum(MeterRegistry meters, String name, String tag, String value) {
        Collection<Gauge> gauges = meters.find(name).tag(tag, value).gauges();
        return gauges.isEmpty()
                ? Double.NaN
                : gauges.stream()
                        .mapToDouble(Gauge::value)
                        .filter(one -> one > 0)
                        .sum();
    }
}
