package io.newsforge.health.alert;

import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sink that keeps what it takes, notes when it is called, and fails as long as it is told to. */
final class ToySink implements AlertSink {

    final List<Alert> taken = new ArrayList<>();
    final List<Instant> attempts = new ArrayList<>();

    @Nullable
    RuntimeException failure;

    private final ManualTime time;

    ToySink(ManualTime time) {
        this.time = time;
    }

    @Override
    public void send(Alert alert) {
        attempts.add(time.instant());
        if (failure != null) {
            throw failure;
        }
        taken.add(alert);
    }

    List<String> titles() {
        return taken.stream().map(Alert::title).toList();
    }

    String texts() {
        StringBuilder all = new StringBuilder();
        taken.forEach(alert ->
                all.append(alert.title()).append('\n').append(alert.text()).append('\n'));
        return all.toString();
    }

    /** The most attempts in any minute. */
    long mostInAMinute() {
        return attempts.stream()
                .mapToLong(first -> attempts.stream()
                        .filter(other -> !other.isBefore(first) && other.isBefore(first.plus(Duration.ofMinutes(1))))
                        .count())
                .max()
                .orElse(0);
    }
}
