package io.newsforge.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.time.Deadline;
import io.newsforge.time.FakeTime;
import io.newsforge.time.FakeTimer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetryTest {

    /** An error that says itself whether trying again can help. */
    static final class Failed extends IOException {
        private static final long serialVersionUID = 1;
        final transient RetryVerdict verdict;

        Failed(RetryVerdict verdict) {
            this.verdict = verdict;
        }
    }

    private final FakeTime time = new FakeTime();
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(30), time);
    private final List<Duration> slept = new ArrayList<>();
    private int attempts;

    private Retry.Builder builder() {
        return Retry.deciding(error -> error instanceof Failed failed ? failed.verdict : RetryVerdict.no())
                .random(() -> 0)
                .sleeper(duration -> {
                    slept.add(duration);
                    time.advance(duration);
                });
    }

    private String failing(RetryVerdict verdict) throws IOException {
        attempts++;
        throw new Failed(verdict);
    }

    @Nested
    class Deciding {

        @Test
        void makesExactlyAsManyAttemptsAsAllowed() {
            Retry retry = builder().maxAttempts(3).build();

            assertThatThrownBy(() -> retry.call(number -> failing(RetryVerdict.yes()), deadline))
                    .isInstanceOf(Failed.class)
                    .satisfies(last -> assertThat(last.getSuppressed()).hasSize(1));

            assertThat(attempts).isEqualTo(3);
        }

        @Test
        void neverTriesAgainWhenTheErrorSaysNo() {
            assertThatThrownBy(() -> builder().build().call(number -> failing(RetryVerdict.no()), deadline))
                    .isInstanceOf(Failed.class);

            assertThat(attempts).isEqualTo(1);
        }

        @Test
        void givesTheFirstResult() throws Exception {
            String result = builder()
                    .build()
                    .call(number -> number < 2 ? failing(RetryVerdict.yes()) : "attempt " + number, deadline);

            assertThat(result).isEqualTo("attempt 2");
        }

        @Test
        void oneCallCanHaveAPolicyOfItsOwnOnTheSameBudget() {
            RetryBudget budget = RetryBudget.of(0.1, 2);
            Retry usual = builder().budget(budget).build();

            assertThatThrownBy(() -> usual.toBuilder()
                            .maxAttempts(1)
                            .build()
                            .call(number -> failing(RetryVerdict.yes()), deadline))
                    .isInstanceOf(Failed.class);
            assertThat(attempts).isEqualTo(1);
            assertThatThrownBy(() -> usual.toBuilder()
                            .maxAttempts(9)
                            .build()
                            .call(number -> failing(RetryVerdict.yes()), deadline))
                    .isInstanceOf(Failed.class);

            assertThat(attempts).isEqualTo(1 + 1 + 2);
            assertThat(budget.remaining()).isZero();
        }

        @Test
        void errorsOfTheMachineAreFinal() {
            CompletableFuture<String> result = builder()
                    .build()
                    .callAsync(
                            number -> CompletableFuture.failedFuture(new OutOfMemoryError("made up")),
                            deadline,
                            new FakeTimer());

            assertThat(result).isCompletedExceptionally();
        }
    }

    @Nested
    @Group
    class Waiting {

        @Test
        void honoursRetryAfterInsideTheDeadline() throws Exception {
            builder()
                    .build()
                    .call(
                            number -> number == 1 ? failing(RetryVerdict.yesAfter(Duration.ofSeconds(20))) : "",
                            deadline);

            assertThat(slept).containsExactly(Duration.ofSeconds(20));
        }

        @Test
        void givesUpAtOnceWhenRetryAfterIsBeyondTheDeadline() {
            assertThatThrownBy(() -> builder()
                            .build()
                            .call(number -> failing(RetryVerdict.yesAfter(Duration.ofSeconds(30))), deadline))
                    .isInstanceOf(Failed.class);

            assertThat(slept).isEmpty();
            assertThat(attempts).isEqualTo(1);
        }

        @Test
        void jitterGivesWayToTheDeadline() {
            RetryRun run = builder()
                    .random(new Random(1))
                    .backoff(new Backoff(Duration.ofDays(1), Duration.ofDays(1)))
                    .build()
                    .begin(deadline);

            assertThat(run.afterFailure(RetryVerdict.yesAfter(Duration.ofSeconds(29))))
                    .isEqualTo(new RetryDecision.TryAgain(Duration.ofSeconds(29)));
        }

        @Test
        void endsAtAnInterruptWithTheLastFailureAndTheFlagSet() {
            Retry retry = builder()
                    .sleeper(duration -> {
                        throw new InterruptedException();
                    })
                    .build();

            assertThatThrownBy(() -> retry.call(number -> failing(RetryVerdict.yes()), deadline))
                    .isInstanceOf(Failed.class)
                    .hasSuppressedException(new InterruptedException());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(attempts).isEqualTo(1);
        }

        @Test
        void doublesUpToItsCeiling() {
            Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));

            assertThat(List.of(backoff.longest(1), backoff.longest(3), backoff.longest(4), backoff.longest(1_000)))
                    .containsExactly(
                            Duration.ofMillis(200),
                            Duration.ofMillis(800),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1));
        }

        @Property
        void jitterCoversZeroToTheLongestWait(@ForAll @IntRange(min = 1, max = 80) int retry, @ForAll long seed) {
            Backoff backoff = new Backoff(Duration.ofNanos(3), Duration.ofDays(99_999));

            assertThat(backoff.delay(retry, new Random(seed))).isBetween(Duration.ZERO, backoff.longest(retry));
        }
    }

    @Nested
    @Group
    class Budgeting {

        @Property(tries = 200)
        void retriesNeverExceedTheirShareOfCallsAndTheReserve(
                @ForAll @IntRange(min = 1, max = 100) int percent,
                @ForAll @IntRange(min = 1, max = 20) int reserve,
                @ForAll @IntRange(min = 1, max = 300) int calls) {
            RetryBudget budget = RetryBudget.of(percent / 100.0, reserve);
            Retry retry = builder().maxAttempts(4).budget(budget).build();
            attempts = 0;

            for (int i = 0; i < calls; i++) {
                RetryRun run = retry.begin(deadline);
                while (run.afterFailure(RetryVerdict.yes()) instanceof RetryDecision.TryAgain) {
                    attempts++;
                }
            }

            assertThat((double) attempts).isLessThanOrEqualTo(reserve + percent / 100.0 * calls + 1e-9);
        }

        @Test
        void saysWhyItGaveUp() {
            Retry retry = builder().budget(RetryBudget.of(0.001, 1)).build();
            RetryRun first = retry.begin(deadline);
            assertThat(first.afterFailure(RetryVerdict.yes())).isInstanceOf(RetryDecision.TryAgain.class);

            assertThat(first.afterFailure(RetryVerdict.yes()))
                    .isEqualTo(new RetryDecision.GiveUp(RetryDecision.Reason.BUDGET_SPENT));
        }
    }

    @Nested
    class WithoutAThread {

        private final FakeTimer timer = new FakeTimer();

        @Test
        void triesAgainWhenTheTimerRings() {
            CompletableFuture<String> second = new CompletableFuture<>();
            CompletableFuture<String> result = builder()
                    .build()
                    .callAsync(
                            number -> number == 1
                                    ? CompletableFuture.failedFuture(
                                            new Failed(RetryVerdict.yesAfter(Duration.ofSeconds(4))))
                                    : second,
                            deadline,
                            timer);

            assertThat(timer.pending()).containsExactly(Duration.ofSeconds(4));
            timer.ring();
            second.complete("late");

            assertThat(result).isCompletedWithValue("late");
        }

        @Test
        void cancellingCancelsTheAttemptUnderWay() {
            CompletableFuture<String> attempt = new CompletableFuture<>();
            CompletableFuture<String> result = builder().build().callAsync(number -> attempt, deadline, timer);

            result.cancel(true);

            assertThat(attempt).isCancelled();
            assertThat(timer.pending()).isEmpty();
        }

        @Test
        void doesNotTryAgainAfterAnInterrupt() {
            CompletableFuture<String> result = Retry.deciding(error -> RetryVerdict.yes())
                    .build()
                    .callAsync(number -> CompletableFuture.failedFuture(new InterruptedException()), deadline, timer);

            assertThat(result).isCompletedExceptionally();
            assertThat(timer.pending()).isEmpty();
        }

        @Test
        void cancellingStopsTheWait() {
            CompletableFuture<String> result = builder()
                    .build()
                    .callAsync(
                            number -> CompletableFuture.failedFuture(new Failed(RetryVerdict.yes())), deadline, timer);
            assertThat(timer.pending()).hasSize(1);

            result.cancel(true);

            assertThat(timer.pending()).isEmpty();
        }

        @Test
        void failsWithTheLastFailure() {
            CompletableFuture<String> result = builder()
                    .build()
                    .callAsync(
                            number -> CompletableFuture.failedFuture(new Failed(RetryVerdict.no())), deadline, timer);

            assertThatThrownBy(result::join).hasCauseInstanceOf(Failed.class);
        }
    }

    @Test
    void refusesBadInput() {
        assertThatThrownBy(() -> builder().maxAttempts(0)).hasMessage("maxAttempts: 0 (expected: >= 1)");
        assertThatThrownBy(() -> RetryBudget.of(0, 1)).hasMessage("share: 0.0 (expected: > 0 and <= 1)");
        assertThatThrownBy(() -> RetryBudget.of(1, 0)).hasMessage("reserve: 0 (expected: >= 1)");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessage("ceiling: PT1S (expected: >= PT2S)");
        assertThatThrownBy(() -> RetryVerdict.yesAfter(Duration.ofSeconds(-1)))
                .hasMessage("retryAfter: PT-1S (expected: >= PT0S)");
    }
}
