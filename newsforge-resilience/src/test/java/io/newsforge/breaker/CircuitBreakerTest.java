package io.newsforge.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.time.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final FakeTime time = new FakeTime();
    private final List<BreakerTransition> told = new ArrayList<>();

    private CircuitBreaker.Builder builder() {
        return CircuitBreaker.builder("openai").time(time).listener(told::add);
    }

    private static Permit permit(CircuitBreaker breaker) {
        Admission answer = breaker.tryAcquire();
        assertThat(answer).isInstanceOf(Permit.class);
        return (Permit) answer;
    }

    private static Admission.Rejected rejection(CircuitBreaker breaker) {
        Admission answer = breaker.tryAcquire();
        assertThat(answer).isInstanceOf(Admission.Rejected.class);
        return (Admission.Rejected) answer;
    }

    private static void fail(CircuitBreaker breaker, int times) {
        for (int i = 0; i < times; i++) {
            permit(breaker).failure();
        }
    }

    private void halfOpen(CircuitBreaker breaker) {
        fail(breaker, 5);
        time.advance(Duration.ofSeconds(60));
    }

    @Nested
    class WhenClosed {

        @Test
        void opensAtTheFifthFailureInARowByDefault() {
            CircuitBreaker breaker = builder().build();

            fail(breaker, 4);
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            fail(breaker, 1);

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
            assertThat(rejection(breaker).retryAfter()).isEqualTo(Duration.ofSeconds(60));
        }

        @Test
        void opensAtTheThirdFailureForThirtySecondsWithProviderDefaults() {
            CircuitBreaker breaker = builder().providerDefaults().build();

            fail(breaker, 3);

            assertThat(rejection(breaker))
                    .isEqualTo(new Admission.Rejected("openai", BreakerState.OPEN, Duration.ofSeconds(30)));
        }

        @Test
        void forgetsTheFailuresAfterASuccess() {
            CircuitBreaker breaker = builder().build();

            fail(breaker, 4);
            permit(breaker).success();
            fail(breaker, 4);

            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            assertThat(breaker.snapshot().faults()).isEqualTo(4);
        }

        @Test
        void admitsWithoutMakingAPermitForEachCall() {
            CircuitBreaker breaker = builder().build();

            assertThat(breaker.tryAcquire()).isSameAs(breaker.tryAcquire());
        }

        @Test
        void startsFromACleanSlateWhenReset() {
            CircuitBreaker breaker = builder().build();
            fail(breaker, 4);
            Permit old = permit(breaker);

            breaker.reset();
            old.failure();

            assertThat(breaker.snapshot().faults()).isZero();
            assertThat(told).isEmpty();
        }
    }

    @Nested
    class WhenOpen {

        @Test
        void tellsWhatIsLeftOfTheCoolDown() {
            CircuitBreaker breaker = builder().build();
            fail(breaker, 5);

            time.advance(Duration.ofSeconds(45));

            assertThat(rejection(breaker).retryAfter()).isEqualTo(Duration.ofSeconds(15));
            assertThat(breaker.snapshot().retryAfter()).isEqualTo(Duration.ofSeconds(15));
        }

        @Test
        void admitsTheFirstProbeWhenTheCoolDownHasPassedAndNotBefore() {
            CircuitBreaker breaker = builder().build();
            fail(breaker, 5);

            time.advance(Duration.ofSeconds(60).minusNanos(1));
            assertThat(rejection(breaker).retryAfter()).isEqualTo(Duration.ofNanos(1));
            time.advance(Duration.ofNanos(1));

            permit(breaker);
            assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        }

        @Test
        void lateSuccessOfACallBegunBeforeTheTripChangesNothing() {
            CircuitBreaker breaker = builder().build();
            Permit early = permit(breaker);
            fail(breaker, 5);

            early.success();
            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
            time.advance(Duration.ofSeconds(60));
            permit(breaker);
            early.success();

            assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        }
    }

    @Nested
    class WhenHalfOpen {

        @Test
        void closesAfterAGoodProbe() {
            CircuitBreaker breaker = builder().build();
            halfOpen(breaker);

            permit(breaker).success();

            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            assertThat(breaker.snapshot().faults()).isZero();
        }

        @Test
        void opensAgainAfterABadProbe() {
            CircuitBreaker breaker = builder().build();
            halfOpen(breaker);

            permit(breaker).failure();

            assertThat(rejection(breaker).retryAfter()).isEqualTo(Duration.ofSeconds(60));
            assertThat(breaker.snapshot().opened()).isEqualTo(2);
        }

        @Test
        void givesThePlaceBackWhenAProbeIsIgnored() {
            CircuitBreaker breaker = builder().build();
            halfOpen(breaker);

            permit(breaker).ignored();

            assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
            permit(breaker);
        }

        @Test
        void probeThatNeverComesBackExpiresAndMakesRoom() {
            CircuitBreaker breaker =
                    builder().probeExpiry(Duration.ofSeconds(40)).build();
            halfOpen(breaker);
            Permit lost = permit(breaker);

            time.advance(Duration.ofSeconds(30));
            assertThat(rejection(breaker).retryAfter()).isEqualTo(Duration.ofSeconds(10));
            time.advance(Duration.ofSeconds(10));
            Permit second = permit(breaker);
            lost.failure();
            assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
            second.success();

            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void countsAProbeOnce() {
            CircuitBreaker breaker = builder().probes(2).build();
            halfOpen(breaker);
            Permit probe = permit(breaker);

            probe.success();
            probe.success();

            assertThat(breaker.snapshot().probesGood()).isEqualTo(1);
            assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        }

        @Test
        void takesASlowProbeForABadOne() {
            CircuitBreaker breaker = builder()
                    .rule(TripRule.slowRate(1, Duration.ofSeconds(5)).overLast(1))
                    .build();
            Permit slow = permit(breaker);
            time.advance(Duration.ofSeconds(5));
            slow.success();
            time.advance(Duration.ofSeconds(60));

            Permit probe = permit(breaker);
            time.advance(Duration.ofSeconds(5));
            probe.success();

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Nested
    class WhenForced {

        @Test
        void rejectsEverybodyUntilReset() {
            CircuitBreaker breaker = builder().build();

            breaker.forceOpen();
            breaker.forceOpen();
            time.advance(Duration.ofDays(1));
            assertThat(rejection(breaker).state()).isEqualTo(BreakerState.FORCED_OPEN);
            breaker.reset();

            permit(breaker);
            assertThat(told)
                    .extracting(BreakerTransition::to)
                    .containsExactly(BreakerState.FORCED_OPEN, BreakerState.CLOSED);
        }

        @Test
        void admitsEverybodyAndCountsNothingWhenDisabled() {
            CircuitBreaker breaker = builder().build();

            breaker.disable();
            breaker.disable();
            fail(breaker, 100);

            assertThat(breaker.state()).isEqualTo(BreakerState.DISABLED);
            assertThat(told).hasSize(1);
        }
    }

    /** The faults of the breaker in the requirements' sketch, row A33. */
    @Nested
    class FaultsOfTheSketch {

        @Test
        void halfOpenAdmitsNoMoreThanItsProbes() {
            CircuitBreaker breaker = builder().probes(3).build();
            halfOpen(breaker);

            for (int i = 0; i < 3; i++) {
                permit(breaker);
            }

            assertThat(rejection(breaker).state()).isEqualTo(BreakerState.HALF_OPEN);
        }

        @Test
        void failuresOfLongAgoDoNotCount() {
            CircuitBreaker breaker = builder().build();

            for (int i = 0; i < 50; i++) {
                fail(breaker, 1);
                time.advance(Duration.ofMinutes(3));
            }

            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            assertThat(breaker.snapshot().faults()).isEqualTo(4);
        }

        @Test
        void settingTheWallClockMovesNothing() {
            CircuitBreaker breaker = builder().build();
            fail(breaker, 5);

            time.setInstant(Instant.parse("2036-01-01T00:00:00Z"));
            assertThat(rejection(breaker).retryAfter()).isEqualTo(Duration.ofSeconds(60));
            time.setInstant(Instant.parse("1970-01-01T00:00:00Z"));
            time.advance(Duration.ofSeconds(60));

            permit(breaker);
        }

        @Test
        void callersOwnMistakesOpenNothing() {
            CircuitBreaker breaker = builder().build();
            fail(breaker, 4);

            for (int i = 0; i < 100; i++) {
                permit(breaker).ignored();
            }

            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            assertThat(breaker.snapshot().faults()).isEqualTo(4);
        }

        @Test
        void rejectionIsAValueWithNameStateAndWait() {
            CircuitBreaker breaker = builder().build();
            fail(breaker, 5);

            assertThat(breaker.tryAcquire())
                    .isEqualTo(new Admission.Rejected("openai", BreakerState.OPEN, Duration.ofSeconds(60)));
        }
    }

    @Nested
    class Rules {

        private CircuitBreaker with(TripRule rule) {
            return builder().rule(rule).build();
        }

        @Test
        void countWindowLooksAtTheLastCallsOnly() {
            CircuitBreaker breaker = with(TripRule.rate(0.5).overLast(4));

            fail(breaker, 1);
            for (int i = 0; i < 3; i++) {
                permit(breaker).success();
            }
            fail(breaker, 1);
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            fail(breaker, 1);

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }

        @Test
        void countWindowWaitsForItsMinimum() {
            CircuitBreaker breaker = with(TripRule.rate(0.1).overLast(100).atLeast(20));

            fail(breaker, 19);
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            fail(breaker, 1);

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }

        @Test
        void timeWindowForgetsWhatIsOlder() {
            CircuitBreaker breaker =
                    with(TripRule.rate(0.5).over(Duration.ofSeconds(30)).atLeast(20));

            fail(breaker, 19);
            time.advance(Duration.ofSeconds(31));
            fail(breaker, 19);
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            assertThat(breaker.snapshot().calls()).isEqualTo(19);
            fail(breaker, 1);

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }

        @Test
        void timeWindowNeedsTheShare() {
            CircuitBreaker breaker =
                    with(TripRule.rate(0.5).over(Duration.ofSeconds(30)).atLeast(4));

            for (int i = 0; i < 10; i++) {
                permit(breaker).success();
            }
            fail(breaker, 9);
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            fail(breaker, 1);

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }

        @Test
        void slowRateCountsSlowCallsWhetherGoodOrBad() {
            CircuitBreaker breaker =
                    with(TripRule.slowRate(0.5, Duration.ofSeconds(10)).overLast(4));
            permit(breaker).failure();
            permit(breaker).failure();
            Permit good = permit(breaker);
            Permit bad = permit(breaker);

            time.advance(Duration.ofSeconds(10));
            good.success();
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            bad.failure();

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }

        @Test
        void anyOfSeveralRulesIsEnough() {
            CircuitBreaker breaker = with(TripRule.anyOf(TripRule.rate(0.5).overLast(100), TripRule.consecutive(3)));

            fail(breaker, 3);

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Nested
    class Listening {

        @Test
        void tellsEachTransitionAfterItHappened() {
            List<BreakerState> seen = new ArrayList<>();
            List<CircuitBreaker> self = new ArrayList<>();
            CircuitBreaker breaker =
                    builder().listener(change -> seen.add(self.get(0).state())).build();
            self.add(breaker);

            halfOpen(breaker);
            permit(breaker).success();

            assertThat(seen).containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
            assertThat(told).extracting(BreakerTransition::to).isEqualTo(seen);
            assertThat(told).extracting(BreakerTransition::generation).containsExactly(1L, 2L, 3L);
        }

        @Test
        void listenerThatThrowsChangesNothing() {
            CircuitBreaker breaker = CircuitBreaker.builder("openai")
                    .time(time)
                    .listener(change -> {
                        throw new IllegalStateException("listener");
                    })
                    .listener(told::add)
                    .build();

            fail(breaker, 5);

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
            assertThat(told).hasSize(1);
        }
    }

    @Nested
    class ByName {

        private final BreakerRegistry breakers = BreakerRegistry.making(
                name -> CircuitBreaker.builder(name).time(time).build());

        @Test
        void isMadeOnce() {
            assertThat(breakers.find("openai")).isEmpty();
            CircuitBreaker made = breakers.breaker("openai");

            assertThat(breakers.breaker("openai")).isSameAs(made);
            assertThat(breakers.find("openai")).contains(made);
            assertThat(breakers.all()).containsExactly(made);
        }

        @Test
        void isMeteredWheneverItWasMade() {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            breakers.breaker("early");
            BreakerMeters.of(breakers).bindTo(meters);
            CircuitBreaker late = breakers.breaker("late");

            fail(late, 5);
            rejection(late);

            assertThat(meters.get("newsforge.breaker.state")
                            .tags("breaker", "late", "state", "open")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(meters.get("newsforge.breaker.state")
                            .tags("breaker", "early", "state", "closed")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(meters.get("newsforge.breaker.rejected")
                            .tag("breaker", "late")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("newsforge.breaker.opened")
                            .tag("breaker", "late")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Nested
    class BadInput {

        @Test
        void isRefusedWithItsNameItsValueAndWhatWasExpected() {
            refuses(() -> TripRule.consecutive(0), "failures: 0 (expected: >= 1)");
            refuses(() -> TripRule.consecutive(1_001), "failures: 1001 (expected: <= 1000)");
            refuses(() -> TripRule.consecutive(1).within(Duration.ZERO), "within: PT0S (expected: > PT0S)");
            refuses(() -> TripRule.rate(0), "rate: 0.0 (expected: > 0 and <= 1)");
            refuses(() -> TripRule.rate(Double.NaN), "rate: NaN (expected: > 0 and <= 1)");
            refuses(() -> TripRule.rate(1).overLast(0), "calls: 0 (expected: >= 1)");
            refuses(() -> TripRule.rate(1).overLast(3).atLeast(4), "minimum: 4 (expected: <= 3)");
            refuses(() -> TripRule.rate(1).over(Duration.ofSeconds(-1)), "window: PT-1S (expected: >= PT0S)");
            refuses(() -> TripRule.slowRate(1, Duration.ZERO), "slowerThan: PT0S (expected: > PT0S)");
            refuses(TripRule::anyOf, "rules: 0 (expected: >= 1)");
            refuses(() -> builder().probes(0), "probes: 0 (expected: >= 1)");
            refuses(() -> builder().coolDown(Duration.ZERO), "coolDown: PT0S (expected: > PT0S)");
            refuses(() -> builder().probeExpiry(Duration.ZERO), "probeExpiry: PT0S (expected: > PT0S)");
            refuses(() -> CircuitBreaker.of(" "), "name: \" \" (expected: not blank)");
        }

        @Test
        @SuppressWarnings("NullAway")
        void outcomeThatIsNullChangesNothing() {
            CircuitBreaker breaker = builder().build();
            fail(breaker, 4);

            assertThatThrownBy(() -> permit(breaker).record(null)).isInstanceOf(NullPointerException.class);

            assertThat(breaker.snapshot().faults()).isEqualTo(4);
        }

        @Test
        void endlessCoolDownIsAHundredYears() {
            CircuitBreaker breaker =
                    builder().coolDown(Duration.ofSeconds(Long.MAX_VALUE)).build();

            fail(breaker, 5);

            assertThat(rejection(breaker).retryAfter()).isEqualTo(Duration.ofDays(36_500));
        }

        private void refuses(ThrowingCallable call, String message) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }
}
