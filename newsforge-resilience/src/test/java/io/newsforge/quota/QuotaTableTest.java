package io.newsforge.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.newsforge.time.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of {@code docs/quota.md} under "Defined, and perhaps surprising" that no other test is about. */
class QuotaTableTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Amounts ONE = Amounts.of(Unit.CONVERSIONS, 1);

    private final FakeTime time = new FakeTime();
    private final InMemoryQuotaStore store = InMemoryQuotaStore.create();
    private final Subject user = Subject.user("42").on("plan");

    private Quotas quotas(Limit... limits) {
        return Quotas.builder()
                .store(store)
                .time(time)
                .plan(Plan.of("plan", limits))
                .build();
    }

    @Nested
    class BadNumbers {

        @ParameterizedTest
        @ValueSource(longs = {Long.MIN_VALUE, -1})
        void areRefusedBelowZero(long amount) {
            String message = "amount: " + amount + " (expected: >= 0)";

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Amounts.of(Unit.MICRO_USD, amount))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ONE.and(Unit.MICRO_USD, amount))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Limit.perMinute(Unit.MICRO_USD, amount))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Limit.perMinute(Unit.MICRO_USD, 1).allowWhenAway(amount))
                    .withMessage(message);
        }

        @ParameterizedTest
        @ValueSource(longs = {Amounts.MAX + 1, Long.MAX_VALUE})
        void areRefusedAboveWhatEveryStoreCanCount(long amount) {
            String message = "amount: " + amount + " (expected: <= 9007199254740991)";

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Amounts.of(Unit.MICRO_USD, amount))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Limit.lifetime(Unit.MICRO_USD, amount))
                    .withMessage(message);
        }

        @ParameterizedTest
        @ValueSource(longs = {Long.MIN_VALUE, -Amounts.MAX - 1, Amounts.MAX + 1, Long.MAX_VALUE})
        void areRefusedAsAdjustmentsBeyondTheBoundEitherWay(long delta) {
            Quotas quotas = quotas(Limit.lifetime(Unit.CONVERSIONS, 1));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> quotas.adjust(user, "conversions-lifetime", delta, "why", "key"))
                    .withMessageStartingWith("delta: " + delta + " (expected: ");
            assertThat(used(quotas)).isZero();
        }
    }

    @Test
    void theGreatestAmountsNeitherOverflowNorFitTwice() {
        Quotas quotas = quotas(Limit.lifetime(Unit.CONVERSIONS, Amounts.MAX));
        Amounts most = Amounts.of(Unit.CONVERSIONS, Amounts.MAX);
        Reservation reservation = granted(quotas, most);

        assertThat(quotas.reserve(user, ONE)).isInstanceOf(Grant.Refused.class);
        assertThat(quotas.preview(user, most).fits()).isFalse();
        assertThat(quotas.adjust(user, "conversions-lifetime", Amounts.MAX, "why", "up")
                        .used())
                .isEqualTo(Amounts.MAX);
        quotas.settle(reservation, most);
        quotas.adjust(user, "conversions-lifetime", -Amounts.MAX, "why", "down");

        assertThat(quotas.adjust(user, "conversions-lifetime", -Amounts.MAX, "why", "further down")
                        .remaining())
                .isEqualTo(Amounts.MAX * 2);
        assertThat(quotas.audit(user).balanced()).isTrue();
    }

    @Test
    void anUnknownPlanOfAnyLevelIsRefusedBeforeAnythingIsCounted() {
        Quotas quotas = quotas(Limit.lifetime(Unit.CONVERSIONS, 5));
        Subject inUnknown = user.within(Subject.organisation("acme").on("gold"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> quotas.reserve(inUnknown, ONE))
                .withMessage("plan: gold (expected: one of plan)");
        assertThatIllegalArgumentException().isThrownBy(() -> quotas.preview(inUnknown, ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> quotas.standings(inUnknown));
        assertThat(quotas.audit(inUnknown).lines()).isEmpty();
    }

    @Test
    void aPlanOrNumberThatIsMissingIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Quotas.builder().build())
                .withMessage("store");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quotas.builder().plan(Plan.of("a")).plan(Plan.of("a")))
                .withMessage("plan: a twice (expected: unique names)");
    }

    @Test
    void aReservationOfAnotherGroupIsNotSettled() {
        Quotas quotas = quotas(Limit.lifetime(Unit.CONVERSIONS, 5));
        Reservation mine = granted(quotas, ONE);

        Closing closing = quotas.settle(Reservation.of("user:43", mine.key()), Amounts.of(Unit.CONVERSIONS, 5));

        assertThat(closing).isEqualTo(new Closing.NotFound());
        assertThat(used(quotas)).isEqualTo(1);
    }

    @Test
    void aWallClockSetBackNeitherLengthensALeaseNorEmptiesAMinute() {
        Quotas quotas = quotas(Limit.perMinute(Unit.CONVERSIONS, 1));
        Reservation reservation = granted(quotas, ONE);
        time.setInstant(time.instant().minus(Duration.ofDays(2)));
        assertThat(quotas.reserve(user, ONE)).isInstanceOf(Grant.Refused.class);
        time.advance(Duration.ofMinutes(2));

        assertThat(quotas.release(reservation)).isEqualTo(new Closing.AlreadyClosed(HoldState.UNKNOWN));
        assertThat(quotas.reserve(user, ONE)).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void aWallClockSetForwardEndsNoLease() {
        Quotas quotas = quotas(Limit.lifetime(Unit.CONVERSIONS, 1));
        Reservation reservation = granted(quotas, ONE);

        time.setInstant(time.instant().plus(Duration.ofDays(2)));

        assertThat(quotas.release(reservation)).isInstanceOf(Closing.Closed.class);
    }

    @Test
    void aDayThatTheClocksShortenOrLengthenEndsAtItsMidnight() {
        Quotas quotas = quotas(Limit.perDay(Unit.CONVERSIONS, 1, NEW_YORK));
        time.setInstant(Instant.parse("2026-03-08T05:00:00Z"));
        granted(quotas, ONE);
        assertThat(waits(quotas)).isEqualTo(Duration.ofHours(23));

        time.setInstant(Instant.parse("2026-11-01T04:00:00Z"));
        granted(quotas, ONE);
        assertThat(waits(quotas)).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void aMonthEndsWhenItDoes() {
        Quotas quotas = quotas(Limit.perMonth(Unit.CONVERSIONS, 1, ZoneId.of("UTC")));
        time.setInstant(Instant.parse("2028-02-01T00:00:00Z"));
        granted(quotas, ONE);
        assertThat(waits(quotas)).isEqualTo(Duration.ofDays(29));

        time.setInstant(Instant.parse("2028-03-01T00:00:00Z"));
        granted(quotas, ONE);
        assertThat(waits(quotas)).isEqualTo(Duration.ofDays(31));
    }

    @Test
    void anAmountThatChangesLeavesWhatWasUsedAndANameThatChangesBeginsAnew() {
        granted(quotas(Limit.lifetime(Unit.CONVERSIONS, 2)), Amounts.of(Unit.CONVERSIONS, 2));

        assertThat(used(quotas(Limit.lifetime(Unit.CONVERSIONS, 1)))).isEqualTo(2);
        assertThat(quotas(Limit.lifetime(Unit.CONVERSIONS, 1))
                        .standings(user)
                        .get(0)
                        .remaining())
                .isZero();
        assertThat(used(quotas(Limit.lifetime(Unit.CONVERSIONS, 2).named("renamed"))))
                .isZero();
    }

    @Test
    void aSubjectThatMovesToAnotherRootBeginsAnew() {
        Quotas quotas = quotas(Limit.lifetime(Unit.CONVERSIONS, 1));
        granted(quotas, ONE);

        Grant moved = quotas.reserve(user.within(Subject.organisation("acme")), ONE);

        assertThat(moved).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void aUnitLeftOutTouchesNoLimitAndAStatedZeroDoes() {
        Quotas quotas = quotas(Limit.lifetime(Unit.CONVERSIONS, 1), Limit.lifetime(Unit.MICRO_USD, 0));

        Grant.Granted one = (Grant.Granted) quotas.reserve(user, ONE);
        Grant.Granted both = (Grant.Granted)
                quotas.reserve(user, Amounts.of(Unit.CONVERSIONS, 0).and(Unit.MICRO_USD, 0));

        assertThat(names(one.standings())).containsExactly("conversions-lifetime");
        assertThat(names(both.standings())).containsExactly("conversions-lifetime", "micro-usd-lifetime");
    }

    @Test
    void standingsStayAsTheyWereWhenMoreIsReserved() {
        Quotas quotas = quotas(Limit.perMinute(Unit.CONVERSIONS, 9));
        Grant.Granted first = (Grant.Granted) quotas.reserve(user, ONE);

        quotas.settle(first.reservation(), Amounts.of(Unit.CONVERSIONS, 5));
        granted(quotas, ONE);

        assertThat(first.standings().get(0).used()).isEqualTo(1);
        assertThat(first.standings().get(0).resetsIn()).contains(Duration.ofSeconds(61));
    }

    @Test
    void aCounterThatCouldBeForgottenIsNotByTheRequestThatChargesItAgain() {
        Instant start = Instant.parse("2026-11-21T00:00:00Z");
        Instant later = start.plusSeconds(90);
        HoldLine minute = line("minute", new CounterSpan.Sliding(Duration.ofSeconds(1), 60));
        HoldLine fresh = line("fresh", new CounterSpan.Lifetime());
        store.take(hold("a", start, minute));

        store.take(hold("b", later, fresh, minute));

        assertThat(store.read("group", List.of(minute), later))
                .containsExactly(new CounterReading(1, Duration.ofSeconds(61)));
    }

    private static HoldLine line(String name, CounterSpan span) {
        return new HoldLine(new CounterKey("user:42", name, name), Unit.CONVERSIONS, 1, 9, span);
    }

    private static HoldRequest hold(String key, Instant at, HoldLine... lines) {
        return new HoldRequest("group", key, "", List.of(lines), at, Duration.ofSeconds(1), Duration.ZERO);
    }

    private Reservation granted(Quotas quotas, Amounts amounts) {
        Grant grant = quotas.reserve(user, amounts);
        assertThat(grant).isInstanceOf(Grant.Granted.class);
        return ((Grant.Granted) grant).reservation();
    }

    private Duration waits(Quotas quotas) {
        return ((Grant.Refused) quotas.reserve(user, ONE)).retryAfter().orElseThrow();
    }

    private long used(Quotas quotas) {
        return quotas.standings(user).get(0).used();
    }

    private static List<String> names(List<Standing> standings) {
        return standings.stream().map(standing -> standing.limit().name()).toList();
    }
}
