package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HealthRegistryTest {

    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final CheckOptions CRITICAL =
            CheckOptions.critical().jitter(0).build();
    private static final CheckOptions READY =
            CheckOptions.critical().jitter(0).in(CheckOptions.READINESS).build();
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration PAST_GRACE = Duration.ofSeconds(61);

    private final ManualTime time = ManualTime.startingAt(START);
    private final List<HealthChange> heard = new ArrayList<>();
    private final HealthRegistry health = HealthRegistry.builder()
            .version("1.4.0")
            .time(time)
            .executor(Runnable::run)
            .listener(heard::add)
            .build();

    /** A check that says what it is told, and counts. */
    private static final class Told implements HealthCheck {
        private Health says;
        private int runs;

        Told(Health says) {
            this.says = says;
        }

        @Override
        public Health check() {
            runs++;
            return says;
        }
    }

    private void periods(int count) {
        for (int i = 0; i < count; i++) {
            time.advance(PERIOD);
            health.tick();
        }
    }

    private Status status(String path) {
        return health.report().find(path).orElseThrow().status();
    }

    @Nested
    class Statuses {

        @Test
        void theFirstGoodReadingCountsAtOnce() {
            health.register("database", Health::up, CRITICAL);

            health.tick();

            assertThat(status("database")).isEqualTo(Status.UP);
            assertThat(health.report().status()).isEqualTo(Status.UP);
        }

        @Test
        void threeBadReadingsInARowMakeItDownAndTwoGoodOnesUp() {
            Told database = new Told(Health.up());
            health.register("database", database, CRITICAL);
            health.tick();
            database.says = Health.down("gone");

            periods(2);
            assertThat(status("database")).isEqualTo(Status.UP);
            periods(1);
            assertThat(status("database")).isEqualTo(Status.DOWN);
            assertThat(health.report().status()).isEqualTo(Status.DOWN);

            database.says = Health.up();
            periods(1);
            assertThat(status("database")).isEqualTo(Status.DOWN);
            periods(1);
            assertThat(status("database")).isEqualTo(Status.UP);
        }

        @Test
        void oneGoodReadingAmongBadOnesBeginsTheCountAnew() {
            Told database = new Told(Health.up());
            health.register("database", database, CRITICAL);
            health.tick();

            for (int i = 0; i < 5; i++) {
                database.says = Health.down("gone");
                periods(2);
                database.says = Health.up();
                periods(1);
            }

            assertThat(status("database")).isEqualTo(Status.UP);
        }

        @Test
        void itBecomesNoWorseThanAllReadingsAgreeOn() {
            Told disk = new Told(Health.up());
            health.register("disk", disk, CRITICAL);
            health.tick();

            disk.says = Health.degraded("90 %");
            periods(1);
            disk.says = Health.down("full");
            periods(2);
            assertThat(status("disk")).isEqualTo(Status.DEGRADED);
            periods(3);
            assertThat(status("disk")).isEqualTo(Status.DOWN);
        }

        @Test
        void itIsUnknownDuringItsGraceIfItWasNeverGood() {
            Told database = new Told(Health.down("not there yet"));
            health.register("database", database, CRITICAL);
            health.tick();

            periods(5);
            assertThat(status("database")).isEqualTo(Status.UNKNOWN);
            periods(4);
            assertThat(status("database")).isEqualTo(Status.DOWN);
        }

        @Test
        void graceIsOverOnceItWasGood() {
            Told database = new Told(Health.up());
            health.register("database", database, CRITICAL);
            health.tick();
            database.says = Health.down("gone");

            periods(3);

            assertThat(status("database")).isEqualTo(Status.DOWN);
        }

        @Test
        void aDegradingCheckDegradesTheWholeHoweverBadItIs() {
            health.register(
                    "disk",
                    () -> Health.down("full"),
                    CheckOptions.degrading().grace(Duration.ZERO).downAfter(1).build());

            health.tick();

            assertThat(status("disk")).isEqualTo(Status.DOWN);
            assertThat(health.report().status()).isEqualTo(Status.DEGRADED);
            assertThat(health.report().httpStatus()).isEqualTo(200);
        }

        @Test
        void anInformationalCheckIsOnlyShown() {
            health.register(
                    "cache",
                    () -> Health.down("cold"),
                    CheckOptions.informational()
                            .grace(Duration.ZERO)
                            .downAfter(1)
                            .build());

            health.tick();

            assertThat(status("cache")).isEqualTo(Status.DOWN);
            assertThat(health.report().status()).isEqualTo(Status.UP);
        }
    }

    @Nested
    class Readings {

        @Test
        void anErrorIsDownAndIsNamedWithoutItsMessage() {
            health.register(
                    "broken",
                    () -> {
                        throw new NoClassDefFoundError("password=hunter2");
                    },
                    CRITICAL);

            health.tick();

            CheckReport broken = health.report().find("broken").orElseThrow();
            assertThat(broken.health().status()).isEqualTo(Status.DOWN);
            assertThat(broken.health().message()).isEqualTo("NoClassDefFoundError");
            assertThat(broken.health().error()).containsInstanceOf(NoClassDefFoundError.class);
        }

        @Test
        @SuppressWarnings("NullAway") // what a careless host may do
        void nothingIsNoAnswer() {
            health.register("nothing", () -> null, CRITICAL);

            health.tick();

            assertThat(health.report().find("nothing").orElseThrow().health().message())
                    .isEqualTo("NullPointerException");
        }

        @Test
        void aLateAnswerIsDown() {
            health.register(
                    "slow",
                    () -> {
                        time.advance(Duration.ofSeconds(5));
                        return Health.up();
                    },
                    CRITICAL);

            health.tick();

            CheckReport slow = health.report().find("slow").orElseThrow();
            assertThat(slow.health().message()).isEqualTo("no answer within PT4S");
            assertThat(slow.last().orElseThrow().latency()).isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void theLastGoodAndTheLastBadOneAreKept() {
            Told database = new Told(Health.up());
            health.register("database", database, CRITICAL);
            health.tick();
            database.says = Health.down("gone");
            periods(2);
            database.says = Health.up();
            periods(1);

            CheckReport report = health.report().find("database").orElseThrow();
            assertThat(report.lastGood().orElseThrow().at()).isEqualTo(START.plusSeconds(30));
            assertThat(report.lastBad().orElseThrow().at()).isEqualTo(START.plusSeconds(20));
            assertThat(report.lastBad().orElseThrow().health().message()).isEqualTo("gone");
            assertThat(report.badInARow()).isZero();
        }

        @Test
        void aStepOfTheWallClockChangesNeitherAgesNorPeriods() {
            Told database = new Told(Health.up());
            health.register("database", database, CRITICAL);
            health.tick();

            time.setInstant(START.minus(Duration.ofDays(1)));
            time.advance(Duration.ofSeconds(3));

            CheckReport report = health.report().find("database").orElseThrow();
            assertThat(report.last().orElseThrow().age(time)).isEqualTo(Duration.ofSeconds(3));
            assertThat(health.tick()).isEqualTo(Duration.ofSeconds(7));
            assertThat(database.runs).isEqualTo(1);
        }

        @Test
        void aCheckThatGoesOnFailingIsLookedAtLessAndLessOften() {
            Told database = new Told(Health.down("gone"));
            health.register("database", database, CRITICAL);
            List<Duration> pauses = new ArrayList<>();

            for (int i = 0; i < 13; i++) {
                pauses.add(health.tick());
                time.advance(pauses.get(i));
            }

            assertThat(pauses.subList(0, 9)).containsOnly(PERIOD);
            assertThat(pauses.subList(9, 13)).extracting(Duration::toSeconds).containsExactly(20L, 40L, 60L, 60L);
        }

        @Test
        void itIsLookedAtAsOftenAsBeforeOnceItIsGoodAgain() {
            Told database = new Told(Health.down("gone"));
            health.register("database", database, CRITICAL);
            for (int i = 0; i < 13; i++) {
                time.advance(health.tick());
            }
            database.says = Health.up();

            assertThat(health.tick()).isEqualTo(PERIOD);
        }
    }

    @Nested
    class Groups {

        @Test
        void livenessReadinessAndStartupAreAlwaysThereAndUpWithoutChecks() {
            assertThat(health.groups()).containsExactly("health", "liveness", "readiness", "startup");
            assertThat(health.report(CheckOptions.LIVENESS).status()).isEqualTo(Status.UP);
        }

        @Test
        void aGroupHasItsOwnChecksOnly() {
            health.register("database", Health::up, READY);
            health.register(
                    "disk", Health::up, CheckOptions.degrading().in("deep").build());

            assertThat(health.report(CheckOptions.READINESS).checks())
                    .extracting(CheckReport::name)
                    .containsExactly("database");
            assertThat(health.report("deep").checks())
                    .extracting(CheckReport::name)
                    .containsExactly("disk");
            assertThat(health.report().checks()).hasSize(2);
        }

        @Test
        void anUnknownGroupIsNamedWithThoseThereAre() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.report("nope"))
                    .withMessage("group: \"nope\" (expected: one of [health, liveness, readiness, startup])");
        }

        @Test
        void readinessIsNotGivenBeforeTheFirstReadingButLivenessIs() {
            health.register("database", Health::up, READY);
            health.register(
                    "deadlock",
                    Health::up,
                    CheckOptions.critical().in(CheckOptions.LIVENESS).build());

            assertThat(health.report(CheckOptions.READINESS).httpStatus()).isEqualTo(503);
            assertThat(health.report(CheckOptions.LIVENESS).httpStatus()).isEqualTo(200);
        }

        @Test
        void startupStaysUpOnceItWas() {
            Told database = new Told(Health.up());
            health.register(
                    "database",
                    database,
                    CheckOptions.critical().jitter(0).in(CheckOptions.STARTUP).build());
            assertThat(health.report(CheckOptions.STARTUP).httpStatus()).isEqualTo(503);
            health.tick();
            database.says = Health.down("gone");

            periods(4);

            assertThat(health.report(CheckOptions.STARTUP).status()).isEqualTo(Status.UP);
            assertThat(health.report().status()).isEqualTo(Status.DOWN);
        }

        @Test
        void stopServingTakesReadinessDownAndLeavesLiveness() {
            health.register("database", Health::up, READY);
            health.tick();

            health.stopServing("shutting down");

            HealthReport readiness = health.report(CheckOptions.READINESS);
            assertThat(readiness.httpStatus()).isEqualTo(503);
            assertThat(readiness.find("_serving").orElseThrow().health().message())
                    .isEqualTo("shutting down");
            assertThat(health.report(CheckOptions.LIVENESS).httpStatus()).isEqualTo(200);
            periods(1);
            assertThat(health.report(CheckOptions.READINESS).httpStatus()).isEqualTo(503);
        }
    }

    @Nested
    class Registering {

        private final HealthCheck vendor = ((HealthCheck) Health::up).reaching(Reach.VENDOR);
        private final HealthCheck shared = ((HealthCheck) Health::up).reaching(Reach.SHARED);

        @Test
        void aVendorMayNotDecideReadiness() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.register(
                            "openai",
                            vendor,
                            CheckOptions.degrading().in(CheckOptions.READINESS).build()))
                    .withMessage("reach of openai: VENDOR (expected: PROCESS or SHARED in readiness)");
        }

        @Test
        void aVendorMayNotBeCritical() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.register("openai", vendor, CRITICAL))
                    .withMessage("reach of openai: VENDOR (expected: not VENDOR where it is critical for the whole)");
        }

        @Test
        void aVendorMayBeCriticalForACompositeThatIsNot() {
            Composite models = Composite.of("openai", vendor, CRITICAL);

            health.register("models", models, CheckOptions.degrading().build());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.register("others", models, CRITICAL))
                    .withMessageContaining("reach of others/openai: VENDOR");
        }

        @Test
        void whatAllReplicasShareMayNotDecideLiveness() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.register(
                            "database",
                            shared,
                            CheckOptions.critical().in(CheckOptions.LIVENESS).build()))
                    .withMessage("reach of database: SHARED (expected: only PROCESS in liveness)");
        }

        @Test
        void aNameIsTakenUntilItIsGivenBack() {
            Registration first = health.register("database", Health::up, CRITICAL);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.register("database", Health::up, CRITICAL))
                    .withMessage("name: \"database\" (expected: not registered yet)");

            first.close();
            health.register("database", Health::up, CRITICAL);
            first.close();

            assertThat(health.report().find("database")).isPresent();
        }

        @Test
        void aNameHasToBeOne() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.register("a/b", Health::up, CRITICAL))
                    .withMessageContaining("name: \"a/b\" (expected: 1 to 64");
        }

        @Test
        void aCheckMayRegisterAnotherWhileItRuns() {
            AtomicInteger made = new AtomicInteger();
            health.register(
                    "outer",
                    () -> {
                        if (made.getAndIncrement() == 0) {
                            health.register("inner", Health::up, CRITICAL);
                        }
                        return Health.up();
                    },
                    CRITICAL);

            health.tick();
            health.tick();

            assertThat(status("inner")).isEqualTo(Status.UP);
        }

        @Test
        void whatIsTakenOutIsNotRunAgain() {
            Told database = new Told(Health.up());
            Registration registration = health.register("database", database, CRITICAL);
            health.tick();

            registration.close();
            periods(3);

            assertThat(database.runs).isEqualTo(1);
            assertThat(health.report().checks()).isEmpty();
        }

        @Test
        void aClosedRegistryTakesNothingAndStillAnswers() {
            health.register("database", Health::up, CRITICAL);
            health.tick();

            health.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> health.register("other", Health::up, CRITICAL))
                    .withMessageContaining("registry: closed");
            assertThat(health.report().status()).isEqualTo(Status.UP);
        }
    }

    @Nested
    class Composites {

        @Test
        void aCompositeIsTheWorstEffectOfItsMembers() {
            Told redis = new Told(Health.up());
            Composite storage = Composite.of("postgres", Health::up, CRITICAL)
                    .and("redis", redis, CheckOptions.degrading().jitter(0).build());
            health.register("storage", storage, READY);
            health.tick();
            redis.says = Health.down("gone");

            periods(3);

            assertThat(status("storage/redis")).isEqualTo(Status.DOWN);
            assertThat(status("storage/postgres")).isEqualTo(Status.UP);
            assertThat(status("storage")).isEqualTo(Status.DEGRADED);
            assertThat(health.report(CheckOptions.READINESS).status()).isEqualTo(Status.DEGRADED);
        }

        @Test
        void compositesNest() {
            Composite inner = Composite.of("a", () -> Health.degraded("slow"), CRITICAL);
            Composite outer = Composite.of("inner", inner, CRITICAL).and("b", Health::up, CRITICAL);
            health.register("outer", outer, CRITICAL);

            health.tick();

            assertThat(status("outer/inner/a")).isEqualTo(Status.DEGRADED);
            assertThat(health.report().status()).isEqualTo(Status.DEGRADED);
        }

        @Test
        void aMemberIsNamedOnce() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Composite.of("a", Health::up, CRITICAL).and("a", Health::up, CRITICAL))
                    .withMessage("name: \"a\" (expected: not a member yet)");
        }
    }

    @Nested
    class Changes {

        @Test
        void areHeardOnceInOrderAndRemembered() {
            Told database = new Told(Health.up());
            health.register("database", database, CRITICAL);
            health.tick();
            heard.clear();
            database.says = Health.down("gone");

            periods(6);

            assertThat(heard).extracting(HealthChange::name).containsExactly("database", "health");
            HealthChange first = heard.get(0);
            assertThat(first.from()).isEqualTo(Status.UP);
            assertThat(first.to()).isEqualTo(Status.DOWN);
            assertThat(first.at()).isEqualTo(START.plusSeconds(30));
            assertThat(first.lasted()).isEqualTo(Duration.ofSeconds(30));
            assertThat(first.health().message()).isEqualTo("gone");
            assertThat(health.history()).endsWith(heard.toArray(HealthChange[]::new));
        }

        @Test
        void areForgottenBeyondTheBound() {
            HealthRegistry small = HealthRegistry.builder()
                    .time(time)
                    .executor(Runnable::run)
                    .history(3)
                    .build();
            for (int i = 0; i < 5; i++) {
                small.register("check" + i, Health::up, CRITICAL);
            }

            small.tick();

            assertThat(small.history()).hasSize(3);
        }

        @Test
        void aListenerThatThrowsKeepsNobodyFromHearing() {
            List<HealthChange> second = new ArrayList<>();
            HealthRegistry registry = HealthRegistry.builder()
                    .time(time)
                    .executor(Runnable::run)
                    .listener(change -> {
                        throw new IllegalStateException("broken listener");
                    })
                    .listener(second::add)
                    .build();
            registry.register("database", Health::up, CRITICAL);

            registry.tick();

            assertThat(second).extracting(HealthChange::name).contains("database");
        }

        @Test
        void aStatusIsSinceItChanged() {
            health.register("database", Health::up, CRITICAL);
            time.advance(PAST_GRACE);
            health.tick();

            assertThat(health.report().find("database").orElseThrow().since()).isEqualTo(START.plus(PAST_GRACE));
        }
    }
}
