package io.newsforge.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.time.FakeTime;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PacerTest {

    private final FakeTime time = new FakeTime();

    private Pacer.Builder builder() {
        return Pacer.builder().time(time);
    }

    private static Duration waitOf(Turn turn) {
        assertThat(turn).isInstanceOf(Turn.Wait.class);
        return ((Turn.Wait) turn).retryAfter();
    }

    @Nested
    @Group
    class Taking {

        @Test
        void takesFromBothBucketsOrFromNone() {
            Pacer pacer = builder().requestsPerMinute(2).tokensPerMinute(100).build();

            assertThat(pacer.tryTake(80)).isEqualTo(Turn.Taken.NOW);
            assertThat(waitOf(pacer.tryTake(80))).isEqualTo(Duration.ofSeconds(36));
            assertThat(pacer.tryTake(20)).isEqualTo(Turn.Taken.NOW);
            assertThat(waitOf(pacer.tryTake(0))).isEqualTo(Duration.ofSeconds(30));
        }

        @Test
        void neverWaitsForWhatCanNeverBe() {
            Pacer pacer = builder().tokensPerMinute(100).build();

            assertThat(pacer.tryTake(101)).isEqualTo(new Turn.TooLarge(100));
        }

        @Test
        void takesAnythingWithoutLimits() {
            assertThat(builder().build().tryTake(Long.MAX_VALUE)).isEqualTo(Turn.Taken.NOW);
        }

        @Property
        void waitIsExactToTheNanosecond(
                @ForAll @LongRange(min = 1, max = 50_000_000) long limit,
                @ForAll @LongRange(min = 1, max = 50_000_000) long burst) {
            Pacer pacer = builder().tokensPerMinute(limit, burst).build();
            assertThat(pacer.tryTake(burst)).isEqualTo(Turn.Taken.NOW);
            Duration wait = waitOf(pacer.tryTake(burst));

            time.advance(wait.minusNanos(1));
            assertThat(waitOf(pacer.tryTake(burst))).isEqualTo(Duration.ofNanos(1));
            time.advance(Duration.ofNanos(1));

            assertThat(pacer.tryTake(burst)).isEqualTo(Turn.Taken.NOW);
        }

        @Property
        void neverLetsThroughMoreThanBurstAndRefill(
                @ForAll @IntRange(min = 1, max = 100) int limit,
                @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 20_000) Integer> pauses) {
            Pacer pacer = builder().tokensPerMinute(limit, 20).build();
            long taken = 0;
            long millis = 0;

            for (int pause : pauses) {
                time.advance(Duration.ofMillis(pause));
                millis += pause;
                int cost = pause % 21;
                taken += pacer.tryTake(cost) == Turn.Taken.NOW ? cost : 0;
                BigInteger allowed = BigInteger.valueOf(20L * 60_000 + millis * limit);
                assertThat(BigInteger.valueOf(taken * 60_000)).isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Nested
    class Booking {

        @Test
        void servesInTheOrderOfBooking() {
            Pacer pacer = builder().requestsPerMinute(60, 1).build();
            assertThat(pacer.tryTake(0)).isEqualTo(Turn.Taken.NOW);

            assertThat(pacer.book(0, Duration.ofSeconds(5))).isEqualTo(new Turn.Booked(Duration.ofSeconds(1)));
            assertThat(pacer.book(0, Duration.ofSeconds(5))).isEqualTo(new Turn.Booked(Duration.ofSeconds(2)));
            time.advance(Duration.ofSeconds(1));

            assertThat(waitOf(pacer.tryTake(0))).isEqualTo(Duration.ofSeconds(2));
        }

        @Test
        void takesNothingBeyondThePatience() {
            Pacer pacer = builder().requestsPerMinute(60, 1).build();
            assertThat(pacer.tryTake(0)).isEqualTo(Turn.Taken.NOW);

            assertThat(waitOf(pacer.book(0, Duration.ofMillis(999)))).isEqualTo(Duration.ofSeconds(1));
            assertThat(pacer.book(0, Duration.ofSeconds(1))).isEqualTo(new Turn.Booked(Duration.ofSeconds(1)));
        }

        @Test
        void makesRoomWhenGivenBack() {
            Pacer pacer = builder().requestsPerMinute(60, 1).tokensPerMinute(10).build();
            assertThat(pacer.tryTake(10)).isEqualTo(Turn.Taken.NOW);

            pacer.giveBack(10);

            assertThat(pacer.tryTake(10)).isEqualTo(Turn.Taken.NOW);
        }

        @Test
        void staysWithinNumbersAtTheLargestLimits() {
            Pacer pacer = builder().tokensPerMinute(49_999_999).build();

            for (int i = 0; i < 10; i++) {
                pacer.book(49_999_999, Duration.ofDays(99_999_999));
            }
            pacer.tokensLeft(0, Duration.ofDays(99_999_999));

            assertThat(waitOf(pacer.tryTake(1))).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        }
    }

    @Nested
    class Hearing {

        private final Pacer pacer =
                builder().requestsPerMinute(60).tokensPerMinute(6_000).build();

        @Test
        void goesSlowerWhenTheProviderHasLessLeft() {
            pacer.tokensLeft(100, Duration.ofSeconds(59));

            assertThat(waitOf(pacer.tryTake(200))).isEqualTo(Duration.ofSeconds(1));
            assertThat(pacer.tryTake(100)).isEqualTo(Turn.Taken.NOW);
        }

        @Test
        void refillsNoFasterThanTheProvider() {
            pacer.requestsLeft(1, Duration.ofSeconds(90));

            assertThat(waitOf(pacer.tryTake(0))).isEqualTo(Duration.ofSeconds(31));
        }

        @Test
        void neverGoesFasterForWhatTheProviderSays() {
            assertThat(pacer.tryTake(6_000)).isEqualTo(Turn.Taken.NOW);

            pacer.tokensLeft(Long.MAX_VALUE, Duration.ZERO);

            assertThat(waitOf(pacer.tryTake(1))).isEqualTo(Duration.ofMillis(10));
        }

        @Test
        void holdsAsLongAsTheProviderAsks() {
            pacer.retryAfter(Duration.ofSeconds(20));
            pacer.retryAfter(Duration.ofSeconds(5));

            assertThat(waitOf(pacer.tryTake(1))).isEqualTo(Duration.ofSeconds(20));
            time.advance(Duration.ofSeconds(20));
            assertThat(pacer.tryTake(1)).isEqualTo(Turn.Taken.NOW);
        }
    }

    @Test
    void letsThroughExactlyTheBurstHoweverManyAskAtOnce() {
        Pacer pacer = builder().requestsPerMinute(10_000).build();
        AtomicLong taken = new AtomicLong();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            work.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 10_000; i++) {
                    if (pacer.tryTake(0) == Turn.Taken.NOW) {
                        taken.incrementAndGet();
                    }
                }
            }));
        }
        work.forEach(CompletableFuture::join);

        assertThat(taken).hasValue(10_000);
    }

    @Test
    void refusesBadInput() {
        Pacer pacer = builder().tokensPerMinute(10).build();

        assertThatThrownBy(() -> pacer.tryTake(-1)).hasMessage("cost: -1 (expected: >= 0)");
        assertThatThrownBy(() -> pacer.giveBack(11)).hasMessage("cost: 11 (expected: <= 10)");
        assertThatThrownBy(() -> pacer.tokensLeft(-1, Duration.ZERO)).hasMessage("remaining: -1 (expected: >= 0)");
        assertThatThrownBy(() -> pacer.retryAfter(Duration.ofSeconds(-1)))
                .hasMessage("wait: PT-1S (expected: >= PT0S)");
        assertThatThrownBy(() -> builder().requestsPerMinute(0)).hasMessage("requestsPerMinute: 0 (expected: >= 1)");
        assertThatThrownBy(() -> builder().tokensPerMinute(1, 0)).hasMessage("burst: 0 (expected: >= 1)");
        assertThatThrownBy(() -> builder().tokensPerMinute(50_000_001))
                .hasMessage("tokensPerMinute: 50000001 (expected: <= 50000000)");
    }
}
