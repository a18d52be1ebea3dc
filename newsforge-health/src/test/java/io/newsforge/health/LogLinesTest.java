package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.health.replica.Storage;
import io.newsforge.health.watch.Recovery;
import io.newsforge.health.watch.RecoveryAction;
import io.newsforge.health.watch.Watchdog;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLinesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.newsforge");
    private final Level before = ours.getLevel();
    private final Watchdog watchdog = Watchdog.builder()
            .time(new TimeSource() {
                @Override
                public Instant instant() {
                    return Instant.EPOCH;
                }

                @Override
                public long nanos() {
                    return nanos.get();
                }
            })
            .executor(Runnable::run)
            .recovery(Recovery.of("db", RecoveryAction.named("evict pool", () -> {
                        throw new IllegalStateException("password=secret");
                    }))
                    .tries(1, Duration.ofDays(1))
                    .build())
            .build();

    @BeforeEach
    void listen() {
        lines.start();
        ours.setLevel(Level.WARN);
        ours.addAppender(lines);
    }

    @AfterEach
    void leave() {
        ours.detachAppender(lines);
        ours.setLevel(before);
    }

    private void goesDown(Reach reach) {
        watchdog.changed(new HealthChange(
                HealthChange.Kind.CHECK,
                "db",
                Criticality.DEGRADING,
                Status.UP,
                Status.DOWN,
                Health.down("no"),
                Instant.EPOCH,
                Duration.ZERO,
                reach,
                false));
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        watchdog.tick();
    }

    private List<String> lines(Level level) {
        return lines.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void givingUpIsOneErrorWithoutSecrets() {
        goesDown(Reach.PROCESS);
        for (int minute = 0; minute < 60; minute++) {
            pass(Duration.ofMinutes(1));
        }

        assertThat(lines(Level.ERROR)).singleElement().asString().startsWith("giving up on db: it is down for PT");
        assertThat(lines(Level.WARN))
                .containsExactly("recovery of db by \"evict pool\": THREW after PT0S IllegalStateException");
        assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains("secret"));
    }

    @Test
    void aVendorThatIsLeftAloneIsOneWarning() {
        goesDown(Reach.VENDOR);
        goesDown(Reach.VENDOR);

        assertThat(lines(Level.WARN))
                .containsExactly("the recovery of db is never tried, since it reaches a vendor; see evenVendor()");
    }

    @Test
    void hardLimitsInOneProcessAreOneWarningAtBuild() throws Exception {
        ReplicaSafety safety = ReplicaSafety.builder()
                .environment(Map.of("HOSTNAME", "web-1"))
                .quotaStore(Storage.local("heap"))
                .hardLimits()
                .build();
        safety.check().check();
        safety.info();

        assertThat(lines(Level.WARN)).singleElement().asString().startsWith("quota_store: hard limits are counted");
    }
}
