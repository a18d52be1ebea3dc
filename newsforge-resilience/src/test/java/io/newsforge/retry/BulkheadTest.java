package io.newsforge.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Bulkhead bulkhead =
            Bulkhead.builder("openai").places(2).queue(1).build();

    @Test
    void rejectionsCostNoPlace() {
        Bulkhead small = Bulkhead.builder("openai").places(2).build();
        try (Bulkhead.Place first = place(small.tryEnter());
                Bulkhead.Place second = place(small.tryEnter())) {
            for (int i = 0; i < 5; i++) {
                assertThat(small.enter(LONG)).isEqualTo(new Bulkhead.Rejected("openai", Bulkhead.Reason.FULL));
            }
            assertThat(first).isNotSameAs(second);
        }

        assertThat(small.snapshot().taken()).isZero();
        assertThat(small.snapshot().rejected()).isEqualTo(5);
        assertThat(small.tryEnter()).isInstanceOf(Bulkhead.Place.class);
    }

    @Test
    void placeIsGivenBackOnce() {
        Bulkhead.Place place = place(bulkhead.tryEnter());

        place.close();
        place.close();

        assertThat(bulkhead.snapshot().taken()).isZero();
    }

    @Test
    void waitsForAPlaceThatComesFree() {
        Bulkhead.Place first = place(bulkhead.tryEnter());
        place(bulkhead.tryEnter());
        CompletableFuture<Bulkhead.Entry> third = CompletableFuture.supplyAsync(() -> bulkhead.enter(LONG));
        while (bulkhead.snapshot().waiting() == 0) {
            Thread.onSpinWait();
        }

        assertThat(bulkhead.enter(LONG)).isEqualTo(new Bulkhead.Rejected("openai", Bulkhead.Reason.FULL));
        first.close();

        assertThat(third.join()).isInstanceOf(Bulkhead.Place.class);
        assertThat(bulkhead.snapshot().waiting()).isZero();
        assertThat(bulkhead.snapshot().waited()).isEqualTo(1);
        assertThat(bulkhead.snapshot().waitTime()).isPositive();
    }

    @Test
    void measuresWaitsOnTheClockItWasGiven() {
        FakeTime time = new FakeTime();
        Bulkhead timed =
                Bulkhead.builder("openai").places(1).queue(1).time(time).build();
        Bulkhead.Place first = place(timed.tryEnter());
        CompletableFuture<Bulkhead.Entry> second = CompletableFuture.supplyAsync(() -> timed.enter(LONG));
        while (timed.snapshot().waiting() == 0) {
            Thread.onSpinWait();
        }

        time.advance(Duration.ofSeconds(2));
        first.close();
        second.join();

        assertThat(timed.snapshot().waitTime()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void givesUpWhenTheWaitIsOver() {
        place(bulkhead.tryEnter());
        place(bulkhead.tryEnter());

        assertThat(bulkhead.enter(Duration.ZERO))
                .isEqualTo(new Bulkhead.Rejected("openai", Bulkhead.Reason.WAITED_TOO_LONG));
    }

    @Test
    void interruptEndsTheWaitAndStaysSet() {
        place(bulkhead.tryEnter());
        place(bulkhead.tryEnter());
        Thread.currentThread().interrupt();

        assertThat(bulkhead.enter(LONG)).isEqualTo(new Bulkhead.Rejected("openai", Bulkhead.Reason.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bulkhead.snapshot().waiting()).isZero();
    }

    @Test
    void neverHoldsMoreThanItsPlacesAndLosesNone() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            work.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 20_000; i++) {
                    if (bulkhead.enter(Duration.ofMillis(1)) instanceof Bulkhead.Place place) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                        place.close();
                    }
                }
            }));
        }
        work.forEach(CompletableFuture::join);

        assertThat(most.get()).isBetween(1, 2);
        assertThat(bulkhead.snapshot().taken()).isZero();
        assertThat(bulkhead.snapshot().waiting()).isZero();
    }

    @Test
    void isMetered() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        BulkheadMeters.of(bulkhead).bindTo(meters);

        place(bulkhead.tryEnter());

        assertThat(meters.get("newsforge.bulkhead.taken")
                        .tag("bulkhead", "openai")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void refusesBadInput() {
        assertThatThrownBy(() -> Bulkhead.builder("x").places(0)).hasMessage("places: 0 (expected: >= 1)");
        assertThatThrownBy(() -> Bulkhead.builder("x").queue(-1)).hasMessage("queue: -1 (expected: >= 0)");
        assertThatThrownBy(() -> bulkhead.enter(Duration.ofSeconds(-1)))
                .hasMessage("longest: PT-1S (expected: >= PT0S)");
    }

    private static Bulkhead.Place place(Bulkhead.Entry entry) {
        assertThat(entry).isInstanceOf(Bulkhead.Place.class);
        return (Bulkhead.Place) entry;
    }
}
