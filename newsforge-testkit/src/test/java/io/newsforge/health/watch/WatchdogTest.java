package io.newsforge.health.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.health.watch.AuditEntry.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final Health DOWN = Health.down("no connection");

    private final List<Duration> triedAt = new ArrayList<>();
    private int triesThatHelp = Integer.MAX_VALUE;
    private final WatchedWorld world = new WatchedWorld(Watchdog.builder()
            .executor(Runnable::run)
            .recovery(WatchedWorld.recovery("db", this::mend).build()));

    private void mend() {
        triedAt.add(Duration.ofNanos(world.time.nanos()));
        if (triedAt.size() >= triesThatHelp) {
            world.said.put("db", Health.up());
        }
    }

    @Nested
    class WhenACheckIsDown {

        @Test
        void nothingIsTriedBeforeItIsDownForLong() {
            world.with("db", DOWN).pass(Duration.ofSeconds(29));

            assertThat(triedAt).isEmpty();
        }

        @Test
        void aTryThatHelpsIsToldByTheCheck() {
            triesThatHelp = 1;

            world.with("db", DOWN).pass(Duration.ofSeconds(30));
            assertThat(world.outcomes()).containsExactly(Outcome.RETURNED);
            world.pass(Duration.ofMinutes(10));

            assertThat(triedAt).containsExactly(Duration.ofSeconds(30));
            assertThat(world.outcomes()).containsExactly(Outcome.RETURNED, Outcome.RECOVERED);
            AuditEntry recovered = world.watchdog.audit().get(1);
            assertThat(recovered.check()).isEqualTo("db");
            assertThat(recovered.action()).isEqualTo("mend db");
            assertThat(recovered.took()).isEqualTo(Duration.ofSeconds(31));
            assertThat(recovered.at()).isEqualTo("2026-11-26T08:00:31Z");
        }

        @Test
        void aShortOutageStartsTheClockAnew() {
            world.with("db", DOWN).pass(Duration.ofSeconds(29));
            world.says("db", Health.up());
            world.says("db", DOWN);
            world.pass(Duration.ofSeconds(29));

            assertThat(triedAt).isEmpty();
            world.pass(Duration.ofSeconds(1));
            assertThat(triedAt).hasSize(1);
        }

        @Test
        void nothingIsTriedWhileNobodyCanTell() {
            world.with("db", DOWN).pass(Duration.ofSeconds(20));
            world.says("db", Health.unknown("no answer"));
            world.pass(Duration.ofMinutes(10));

            assertThat(triedAt).isEmpty();
        }

        @Test
        void waitsGrowAndKeepToTheirHalves() {
            world.with("db", DOWN).pass(Duration.ofMinutes(10));

            assertThat(triedAt).hasSize(3);
            assertThat(triedAt.get(1).minus(triedAt.get(0))).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
            assertThat(triedAt.get(2).minus(triedAt.get(1))).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        }

        @Test
        void whoIsTakenOutIsLeftAlone() {
            var registration = world.health.register("db", () -> DOWN, WatchedWorld.eachSecond());
            world.pass(Duration.ofSeconds(10));
            registration.close();
            world.pass(Duration.ofMinutes(10));

            assertThat(triedAt).isEmpty();
        }
    }

    @Nested
    class WhenTheTriesAreUsedUp {

        @Test
        void itGivesUpOnceAndIsQuiet() {
            world.with("db", DOWN).pass(Duration.ofHours(5));

            assertThat(world.outcomes())
                    .containsExactly(Outcome.RETURNED, Outcome.RETURNED, Outcome.RETURNED, Outcome.GAVE_UP);
            assertThat(world.heard).isEqualTo(world.watchdog.audit());
            assertThat(world.watchdog.givenUp()).containsExactly("db");
        }

        @Test
        void itTriesAgainInAnotherWindowOnceTheCheckWasGood() {
            world.with("db", DOWN).pass(Duration.ofHours(2));
            world.says("db", Health.degraded("slow"));
            assertThat(world.watchdog.givenUp()).isEmpty();
            world.says("db", DOWN);
            world.pass(Duration.ofSeconds(30));

            assertThat(triedAt).hasSize(4);
        }

        @Test
        void aCheckThatFlapsGetsNoMoreTriesThanOneThatDoesNot() {
            world.with("db", DOWN);
            for (int flap = 0; flap < 20; flap++) {
                world.pass(Duration.ofSeconds(60));
                world.says("db", Health.up());
                world.says("db", DOWN);
            }

            assertThat(triedAt).hasSize(3);
            assertThat(world.outcomes()).contains(Outcome.GAVE_UP);
        }

        @Test
        void rearmingGivesTheTriesBackAtOnce() {
            world.with("db", DOWN).pass(Duration.ofMinutes(10));
            triesThatHelp = 4;

            world.watchdog.rearm("db");
            world.pass(Duration.ofSeconds(1));

            assertThat(triedAt).hasSize(4);
            assertThat(world.outcomes())
                    .endsWith(Outcome.GAVE_UP, Outcome.REARMED, Outcome.RETURNED, Outcome.RECOVERED);
        }

        @Test
        void onlyWhatIsGuardedCanBeRearmed() {
            assertThatThrownBy(() -> world.watchdog.rearm("disk"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("check: \"disk\" (expected: one of [db])");
        }
    }

    @Test
    void aCheckThatFlapsWaitsAsLongAsOneThatDoesNot() {
        List<Integer> triedIn = new ArrayList<>();
        AtomicInteger second = new AtomicInteger();
        WatchedWorld flapping = new WatchedWorld(Watchdog.builder()
                .executor(Runnable::run)
                .recovery(WatchedWorld.recovery("db", () -> triedIn.add(second.get()))
                        .downFor(Duration.ZERO)
                        .build()));
        flapping.with("db", DOWN);
        while (second.addAndGet(2) < 120) {
            flapping.says("db", Health.up());
            flapping.says("db", DOWN);
        }

        assertThat(triedIn).hasSize(3);
        assertThat(triedIn.get(1) - triedIn.get(0)).isGreaterThanOrEqualTo(5);
        assertThat(triedIn.get(2) - triedIn.get(1)).isGreaterThanOrEqualTo(10);
    }

    @Nested
    class WhenTheActionFails {

        @Test
        void whatItThrowsIsNamedWithoutItsMessage() {
            WatchedWorld broken = new WatchedWorld(Watchdog.builder()
                    .executor(Runnable::run)
                    .recovery(WatchedWorld.recovery("db", () -> {
                                throw new IOException("password=secret", new IllegalStateException());
                            })
                            .build()));

            broken.with("db", DOWN).pass(Duration.ofSeconds(30));

            assertThat(broken.watchdog.audit()).singleElement().satisfies(entry -> {
                assertThat(entry.outcome()).isEqualTo(Outcome.THREW);
                assertThat(entry.errorType()).isEqualTo("IOException, caused by IllegalStateException");
            });
        }

        @Test
        void anErrorIsNoWorseThanAnException() {
            WatchedWorld broken = new WatchedWorld(Watchdog.builder()
                    .executor(Runnable::run)
                    .recovery(WatchedWorld.recovery("db", () -> {
                                throw new StackOverflowError();
                            })
                            .build()));

            broken.with("db", DOWN).pass(Duration.ofMinutes(10));

            assertThat(broken.outcomes()).containsExactly(Outcome.THREW, Outcome.THREW, Outcome.THREW, Outcome.GAVE_UP);
        }

        @Test
        void noThreadIsAFailedTry() {
            WatchedWorld broken = new WatchedWorld(Watchdog.builder()
                    .executor(work -> {
                        throw new OutOfMemoryError("unable to create native thread");
                    })
                    .recovery(WatchedWorld.recovery("db", () -> {}).build()));

            broken.with("db", DOWN).pass(Duration.ofSeconds(30));

            assertThat(broken.watchdog.audit())
                    .extracting(AuditEntry::errorType)
                    .containsExactly("OutOfMemoryError");
        }

        @Test
        void aTryEndsOnceWhateverTheExecutorSaysAfterwards() {
            WatchedWorld broken = new WatchedWorld(Watchdog.builder()
                    .executor(work -> {
                        work.run();
                        throw new IllegalStateException("broken executor");
                    })
                    .recovery(WatchedWorld.recovery("db", () -> {}).build()));

            broken.with("db", DOWN).pass(Duration.ofSeconds(30));

            assertThat(broken.outcomes()).containsExactly(Outcome.RETURNED);
        }

        @Test
        void aListenerThatThrowsChangesNothing() {
            WatchedWorld broken = new WatchedWorld(Watchdog.builder()
                    .executor(Runnable::run)
                    .listener(entry -> {
                        throw new IllegalStateException("broken listener");
                    })
                    .recovery(WatchedWorld.recovery("db", () -> {}).build()));

            broken.with("db", DOWN).pass(Duration.ofMinutes(10));

            assertThat(broken.heard).extracting(AuditEntry::outcome).endsWith(Outcome.GAVE_UP);
        }
    }

    @Nested
    class WhenItMustNotAct {

        @Test
        void nothingIsTriedOnceClosed() {
            world.with("db", DOWN).pass(Duration.ofSeconds(20));
            world.watchdog.close();
            world.watchdog.close();
            world.pass(Duration.ofMinutes(10));
            world.watchdog.rearm("db");
            world.pass(Duration.ofMinutes(10));

            assertThat(triedAt).isEmpty();
            assertThat(world.watchdog.audit()).isEmpty();
        }

        @Test
        void aVendorIsLeftAloneUnlessTold() {
            HealthCheck vendor = ((HealthCheck) () -> DOWN).reaching(Reach.VENDOR);
            List<String> tried = new ArrayList<>();
            WatchedWorld vendors = new WatchedWorld(Watchdog.builder()
                    .executor(Runnable::run)
                    .recovery(
                            WatchedWorld.recovery("llm", () -> tried.add("llm")).build())
                    .recovery(WatchedWorld.recovery("mail", () -> tried.add("mail"))
                            .evenVendor()
                            .build()));
            vendors.health.register("llm", vendor, WatchedWorld.eachSecond());
            vendors.health.register("mail", vendor, WatchedWorld.eachSecond());

            vendors.pass(Duration.ofSeconds(30));

            assertThat(tried).containsExactly("mail");
        }

        @Test
        void aGroupOfTheSameNameIsNotTheCheck() {
            List<String> tried = new ArrayList<>();
            WatchedWorld groups = new WatchedWorld(Watchdog.builder()
                    .executor(Runnable::run)
                    .recovery(WatchedWorld.recovery("readiness", () -> tried.add("readiness"))
                            .build()));

            groups.health.stopServing("shutting down");
            groups.pass(Duration.ofMinutes(10));

            assertThat(tried).isEmpty();
        }
    }

    @Test
    void theAuditIsBounded() {
        WatchedWorld few = new WatchedWorld(Watchdog.builder()
                .executor(Runnable::run)
                .audit(2)
                .recovery(WatchedWorld.recovery("db", () -> {}).build()));

        few.with("db", DOWN).pass(Duration.ofMinutes(10));

        assertThat(few.outcomes()).containsExactly(Outcome.RETURNED, Outcome.GAVE_UP);
        assertThat(few.heard).hasSize(4);
    }

    @Test
    void aStepOfTheWallClockChangesNothing() {
        world.with("db", DOWN);
        world.time.setInstant(world.time.instant().minus(Duration.ofDays(1)));
        world.pass(Duration.ofSeconds(29));
        assertThat(triedAt).isEmpty();

        world.pass(Duration.ofSeconds(1));

        assertThat(triedAt).hasSize(1);
    }

    @Test
    void aCheckHasOneRecovery() {
        WatchdogBuilder builder =
                Watchdog.builder().recovery(Recovery.of("db", () -> {}).build());

        assertThatThrownBy(() -> builder.recovery(Recovery.of("db", () -> {}).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("check: \"db\" (expected: without a recovery yet)");
    }
}
