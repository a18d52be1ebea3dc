package io.newsforge.health.watch;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.retry.Backoff;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** A registry whose checks say what the test wants, looked at each second, and a watchdog beside it. */
final class WatchedWorld {

    static final Duration SECOND = Duration.ofSeconds(1);

    final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    final Map<String, Health> said = new ConcurrentHashMap<>();
    final List<AuditEntry> heard = new ArrayList<>();
    final Watchdog watchdog;
    final HealthRegistry health;

    WatchedWorld(WatchdogBuilder builder) {
        watchdog = builder.time(time).random(new Random(7)).listener(heard::add).build();
        health = HealthRegistry.builder()
                .time(time)
                .executor(Runnable::run)
                .listener(watchdog)
                .build();
    }

    /** A recovery whose first wait is at most 10 s and whose third try is the last of an hour. */
    static RecoveryBuilder recovery(String check, RecoveryAction action) {
        return Recovery.of(check, RecoveryAction.named("mend " + check, action))
                .downFor(Duration.ofSeconds(30))
                .backoff(new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(40)))
                .tries(3, Duration.ofHours(1));
    }

    static CheckOptions eachSecond() {
        return CheckOptions.degrading()
                .every(SECOND)
                .jitter(0)
                .grace(Duration.ZERO)
                .longestBackOff(Duration.ZERO)
                .upAfter(1)
                .downAfter(1)
                .build();
    }

    WatchedWorld with(String check, Health first) {
        said.put(check, first);
        health.register(check, () -> said.getOrDefault(check, first), eachSecond());
        pass(Duration.ZERO);
        return this;
    }

    void says(String check, Health health) {
        said.put(check, health);
        pass(SECOND);
    }

    /** Lets time pass, a second at a time. */
    void pass(Duration duration) {
        health.tick();
        watchdog.tick();
        for (long second = 0; second < duration.toSeconds(); second++) {
            time.advance(SECOND);
            health.tick();
            watchdog.tick();
        }
    }

    List<AuditEntry.Outcome> outcomes() {
        return watchdog.audit().stream().map(AuditEntry::outcome).toList();
    }
}
