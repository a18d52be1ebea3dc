package io.newsforge.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the store in memory forgets groups: a part of them at a call, and none that is in use. */
class RetiringTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofHours(3));
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofDays(1);
    private static final int MOST_AT_A_CALL = 256;

    private final InMemoryQuotaStore store = InMemoryQuotaStore.create();

    @Test
    void aCallForgetsAPartOfVeryManyGroupsAndAllAreForgottenInTheEnd() {
        int groups = 20_000;
        IntStream.range(0, groups).forEach(i -> useAndRelease("group-" + i));

        for (int calls = 0; calls < 3; calls++) {
            long before = known(groups);
            store.expire(LATER, 1);
            assertThat(before - known(groups)).isLessThanOrEqualTo(MOST_AT_A_CALL);
        }
        for (int calls = 0; calls < 400; calls++) {
            store.expire(LATER, 1);
        }

        assertThat(known(groups)).isZero();
    }

    @Test
    void fewGroupsAreForgottenWithinTwoCalls() {
        IntStream.range(0, 10).forEach(i -> useAndRelease("group-" + i));

        store.expire(LATER, 1);
        store.expire(LATER, 1);

        assertThat(known(10)).isZero();
    }

    private long known(int groups) {
        return IntStream.range(0, groups)
                .filter(i -> !store.books("group-" + i).balances().isEmpty())
                .count();
    }

    @Test
    void noGroupThatIsInUseIsForgotten() {
        HoldRequest open = hold("open", List.of(hours()), LATER, LONG, SHORT);
        HoldRequest remembered = hold("remembered", List.of(), START, SHORT, LONG);
        AdjustRequest adjusted =
                new AdjustRequest("adjusted", "key", hours().counter(), hours().span(), 1, "why", START, LONG);
        store.take(open);
        store.take(remembered);
        store.take(hold("counted", List.of(ever()), START, SHORT, SHORT));
        store.adjust(adjusted);

        for (int calls = 0; calls < 10; calls++) {
            store.expire(LATER, 100);
        }

        assertThat(store.close(release("open", LATER))).isInstanceOf(CloseAnswer.Closed.class);
        assertThat(store.take(remembered)).isInstanceOf(HoldAnswer.Known.class);
        assertThat(store.read("counted", List.of(ever()), LATER).get(0).used()).isEqualTo(1);
        assertThat(store.adjust(adjusted).repeated()).isTrue();
    }

    /** Whoever found it in the store just before it was taken out of it finds the next one. */
    @Test
    void aGroupThatIsForgottenTakesNothingMore() {
        MemoryGroup group = new MemoryGroup(1, ConcurrentHashMap.newKeySet());

        assertThat(group.retire(START)).isTrue();

        assertThat(group.take(hold("group", List.of(ever()), START, SHORT, SHORT)))
                .isNull();
        assertThat(group.adjust(
                        new AdjustRequest("group", "key", ever().counter(), ever().span(), 1, "why", START, SHORT)))
                .isNull();
    }

    @Test
    void eachCallEndsNoMoreLeasesThanItSays() {
        for (int i = 0; i < 5; i++) {
            store.take(new HoldRequest("group", "key-" + i, "print", List.of(), START, SHORT, LONG));
        }

        for (int ended = 0; ended < 5; ended++) {
            assertThat(store.expire(LATER, 1)).isEqualTo(1);
        }
        assertThat(store.expire(LATER, 1)).isZero();
    }

    private void useAndRelease(String group) {
        store.take(hold(group, List.of(hours()), START, SHORT, SHORT));
        store.close(release(group, START));
    }

    private static HoldRequest hold(String group, List<HoldLine> lines, Instant at, Duration lease, Duration keep) {
        return new HoldRequest(group, "key", "print", lines, at, lease, keep);
    }

    private static CloseRequest release(String group, Instant at) {
        return new CloseRequest(group, "key", Ending.RELEASE, Amounts.none(), at);
    }

    private static HoldLine hours() {
        return line("hour", new CounterSpan.Calendar(START.plus(Duration.ofHours(1))));
    }

    private static HoldLine ever() {
        return line("ever", new CounterSpan.Lifetime());
    }

    private static HoldLine line(String period, CounterSpan span) {
        return new HoldLine(new CounterKey("user:1", "conversions", period), Unit.CONVERSIONS, 1, 10, span);
    }
}
