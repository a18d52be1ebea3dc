package io.newsforge.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.time.Deadline;
import io.newsforge.time.FakeTime;
import io.newsforge.time.FakeTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HedgeTest {

    private final FakeTimer timer = new FakeTimer();
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(30), new FakeTime());
    private final List<CompletableFuture<String>> tries = new ArrayList<>();

    private CompletableFuture<String> call(Hedge hedge) {
        return hedge.call(
                number -> {
                    CompletableFuture<String> one = new CompletableFuture<>();
                    tries.add(one);
                    return one;
                },
                deadline);
    }

    private CompletableFuture<String> hedged() {
        return call(Hedge.after(Duration.ofSeconds(2), timer));
    }

    @Test
    void isOffByItself() {
        assertThat(call(Hedge.off())).isNotDone();

        assertThat(tries).hasSize(1);
        assertThat(timer.pending()).isEmpty();
    }

    @Test
    void startsASecondTryAfterTheDelayAndCancelsTheLoser() {
        CompletableFuture<String> result = hedged();
        assertThat(timer.pending()).containsExactly(Duration.ofSeconds(2));

        timer.ring();
        tries.get(1).complete("second");

        assertThat(result).isCompletedWithValue("second");
        assertThat(tries.get(0)).isCancelled();
    }

    @Test
    void startsNoSecondTryWhenTheFirstWasQuick() {
        CompletableFuture<String> result = hedged();

        tries.get(0).complete("first");

        assertThat(result).isCompletedWithValue("first");
        assertThat(timer.pending()).isEmpty();
    }

    @Test
    void doesNotHedgeAFailure() {
        CompletableFuture<String> result = hedged();

        tries.get(0).completeExceptionally(new IllegalStateException("first"));

        assertThat(result).isCompletedExceptionally();
        assertThat(timer.pending()).isEmpty();
    }

    @Test
    void waitsForTheOtherWhenOneFails() {
        CompletableFuture<String> result = hedged();
        timer.ring();

        tries.get(0).completeExceptionally(new IllegalStateException("first"));
        assertThat(result).isNotDone();
        tries.get(1).complete("second");

        assertThat(result).isCompletedWithValue("second");
    }

    @Test
    void givesTheFirstFailureWithTheOtherSuppressedWhenBothFail() {
        CompletableFuture<String> result = hedged();
        timer.ring();

        tries.get(1).completeExceptionally(new IllegalStateException("second"));
        tries.get(0).completeExceptionally(new IllegalStateException("first"));

        assertThatThrownBy(result::join)
                .cause()
                .hasMessage("first")
                .hasSuppressedException(new IllegalStateException("second"));
    }

    @Test
    void cancellingCancelsAllTries() {
        CompletableFuture<String> result = hedged();
        timer.ring();

        result.cancel(true);

        assertThat(tries).hasSize(2).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void startsNoSecondTryPastTheDeadline() {
        assertThat(call(Hedge.after(Duration.ofSeconds(30), timer))).isNotDone();

        assertThat(timer.pending()).isEmpty();
    }

    @Test
    void refusesADelayThatIsNone() {
        assertThatThrownBy(() -> Hedge.after(Duration.ZERO, timer)).hasMessage("delay: PT0S (expected: > PT0S)");
    }
}
