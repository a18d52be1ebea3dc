package io.newsforge.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuotasTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Amounts ONE = Amounts.of(Unit.CONVERSIONS, 1);

    /** Time that stands still; the testkit's stands above this module. */
    private static final class HeldTime implements TimeSource {
        private Instant instant = Instant.parse("2026-11-21T08:00:00Z");
        private long nanos;

        @Override
        public Instant instant() {
            return instant;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        void advance(Duration duration) {
            instant = instant.plus(duration);
            nanos += duration.toNanos();
        }
    }

    /** A store that can be away, before it does what is asked or after. */
    private static final class FailingStore implements QuotaStore {
        private final InMemoryQuotaStore store = InMemoryQuotaStore.create();
        private boolean away;
        private boolean losesReplies;
        private String rejectedKey = "";
        private String busyGroup = "";
        private int calls;

        private <T> T answer(String group, String key, Supplier<T> work) {
            return answer(() -> {
                if (key.equals(rejectedKey)) {
                    throw new QuotaRequestRejectedException("rejected", new IOException("too long"));
                }
                if (group.equals(busyGroup)) {
                    throw new QuotaGroupBusyException("busy", new IOException("locked"));
                }
                return work.get();
            });
        }

        private <T> T answer(Supplier<T> work) {
            calls++;
            if (away) {
                throw new QuotaStoreException("away", new IOException("cut"));
            }
            T answer = work.get();
            if (losesReplies) {
                throw new QuotaStoreException("reply lost", new IOException("cut"));
            }
            return answer;
        }

        @Override
        public HoldAnswer take(HoldRequest request) {
            return answer(request.group(), request.key(), () -> store.take(request));
        }

        @Override
        public CloseAnswer close(CloseRequest request) {
            return answer(request.group(), request.key(), () -> store.close(request));
        }

        @Override
        public AdjustAnswer adjust(AdjustRequest request) {
            return answer(request.group(), request.key(), () -> store.adjust(request));
        }

        @Override
        public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
            return answer(() -> store.read(group, lines, at));
        }

        @Override
        public int expire(Instant at, int atMost) {
            return answer(() -> store.expire(at, atMost));
        }

        @Override
        public Books books(String group) {
            return answer(() -> store.books(group));
        }
    }

    private final HeldTime time = new HeldTime();
    private final FailingStore store = new FailingStore();
    private final List<QuotaEvent> events = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Quotas quotas = Quotas.builder()
            .store(store)
            .time(time)
            .plan(Plan.free(SEOUL))
            .plan(Plan.of("team", Limit.lifetime(Unit.CONVERSIONS, 7), Limit.perMinute(Unit.REQUESTS, 2)))
            .plan(Plan.of("patient", Limit.perDay(Unit.CONVERSIONS, 10, SEOUL).allowWhenAway(2)))
            .listener(events::add)
            .meters(registry)
            .build();
    private final Subject free = Subject.user("42").on("free");

    @Test
    void theFreePlanGrantsFiveConversionsACalendarDay() {
        for (int i = 0; i < 5; i++) {
            assertThat(quotas.reserve(free, ONE)).isInstanceOf(Grant.Granted.class);
        }

        Grant.Refused refused = (Grant.Refused) quotas.reserve(free, ONE);
        assertThat(refused.standing().remaining()).isZero();
        assertThat(refused.retryAfter()).contains(Duration.ofHours(7));

        time.advance(Duration.ofHours(7));
        assertThat(quotas.reserve(free, ONE)).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void anotherZoneIsAnotherCounter() {
        quotas.reserve(free, Amounts.of(Unit.CONVERSIONS, 5));
        Quotas moved = Quotas.builder()
                .store(store)
                .time(time)
                .plan(Plan.free(ZoneId.of("UTC")))
                .build();

        assertThat(moved.reserve(free, ONE)).isInstanceOf(Grant.Granted.class);
        assertThat(quotas.reserve(free, ONE)).isInstanceOf(Grant.Refused.class);
    }

    @Test
    void aClockThatGoesBackFindsThePeriodItSays() {
        quotas.reserve(free, Amounts.of(Unit.CONVERSIONS, 5));
        time.advance(Duration.ofHours(8));
        quotas.reserve(free, Amounts.of(Unit.CONVERSIONS, 4));
        time.instant = time.instant.minus(Duration.ofHours(8));

        assertThat(quotas.reserve(free, ONE)).isInstanceOf(Grant.Refused.class);
    }

    @Test
    void everyLevelMustHaveRoom() {
        Subject acme = Subject.organisation("acme").on("team");
        Subject first = free.within(acme);
        Subject second = Subject.key("k").within(Subject.user("43").on("free").within(acme));

        assertThat(quotas.reserve(first, Amounts.of(Unit.CONVERSIONS, 4))).isInstanceOf(Grant.Granted.class);
        Grant.Refused refused = (Grant.Refused) quotas.reserve(second, Amounts.of(Unit.CONVERSIONS, 4));

        assertThat(refused.standing().subject()).isEqualTo("organisation:acme");
        assertThat(refused.retryAfter()).isEmpty();
        assertThat(refused.standings()).extracting(Standing::used).containsExactly(0L, 4L);
    }

    @Test
    void aSlidingMinuteSaysWhenTheOldestUseLeaves() {
        Subject team = Subject.organisation("acme").on("team");
        Amounts request = Amounts.of(Unit.REQUESTS, 1);
        quotas.reserve(team, request);
        time.advance(Duration.ofSeconds(20));
        quotas.reserve(team, request);

        Grant.Refused refused = (Grant.Refused) quotas.reserve(team, request);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(41));
        time.advance(Duration.ofSeconds(41));
        assertThat(quotas.reserve(team, request)).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void theSameRequestGetsTheFirstAnswerAndAnotherBodyAConflict() {
        ReserveRequest request = ReserveRequest.of(free, ONE).idempotent("key-1", "body-1");
        Grant.Granted first = (Grant.Granted) quotas.reserve(request);

        assertThat(quotas.reserve(request)).isEqualTo(new Grant.Replayed(first.reservation(), HoldState.OPEN));
        assertThat(quotas.reserve(ReserveRequest.of(free, ONE).idempotent("key-1", "body-2")))
                .isEqualTo(new Grant.Conflict("key-1"));
    }

    @Test
    void settlesBelowAndAboveTheReservation() {
        Reservation below = granted(free, Amounts.of(Unit.CONVERSIONS, 2));
        Reservation above = granted(free, ONE);

        quotas.settle(below, ONE);
        quotas.settle(above, Amounts.of(Unit.CONVERSIONS, 6));

        assertThat(quotas.standings(free).get(0).used()).isEqualTo(7);
        assertThat(events)
                .anyMatch(event -> event instanceof QuotaEvent.Overrun overrun
                        && overrun.line().overrun() == 5);
        assertThat(registry.counter("newsforge.quota.overrun", "unit", "conversions")
                        .count())
                .isEqualTo(5);
        assertThat(quotas.audit(free).balanced()).isTrue();
    }

    @Test
    void settlesLateWhatBecameUnknown() {
        Reservation reservation = granted(free, Amounts.of(Unit.CONVERSIONS, 3));
        time.advance(Duration.ofMinutes(3));

        assertThat(quotas.reconcile(100)).isEqualTo(1);
        assertThat(quotas.release(reservation)).isEqualTo(new Closing.AlreadyClosed(HoldState.UNKNOWN));
        assertThat(quotas.settle(reservation, ONE)).isInstanceOf(Closing.Closed.class);
        assertThat(quotas.settle(reservation, ONE)).isEqualTo(new Closing.AlreadyClosed(HoldState.SETTLED));
        assertThat(quotas.standings(free).get(0).used()).isEqualTo(1);
    }

    @Test
    void doesNotSettleWhatItDoesNotKnow() {
        Reservation reservation = granted(free, ONE);

        assertThat(quotas.settle(Reservation.of("user:43", reservation.key()), ONE))
                .isEqualTo(new Closing.NotFound());
        assertThat(quotas.settle(Reservation.of("user:42", "never"), ONE)).isEqualTo(new Closing.NotFound());
    }

    @Test
    void previewsWithoutTaking() {
        Amounts five = Amounts.of(Unit.CONVERSIONS, 5);

        assertThat(quotas.preview(free, five).fits()).isTrue();
        assertThat(quotas.preview(free, Amounts.of(Unit.CONVERSIONS, 6)).fits()).isFalse();
        assertThat(quotas.reserve(free, five)).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void warnsOnceWhenTheSoftThresholdIsReached() {
        for (int i = 0; i < 5; i++) {
            quotas.reserve(free, ONE);
        }

        assertThat(events)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        QuotaEvent.NearLimit.class,
                        near -> assertThat(near.standing().used()).isEqualTo(4));
    }

    @Test
    void adjustsWithAReason() {
        Standing standing = quotas.adjust(free, "conversions-per-day", -2, "goodwill", "ticket-1");

        assertThat(standing.remaining()).isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quotas.adjust(free, "nope", 1, "why", "ticket-2"))
                .withMessage("limit: nope (expected: one of [conversions-per-day])");
    }

    @Test
    void refusesBadNumbersAndUnknownPlans() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amounts.of(Unit.CONVERSIONS, -1))
                .withMessage("amount: -1 (expected: >= 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.lifetime(Unit.CONVERSIONS, Long.MAX_VALUE))
                .withMessage("amount: 9223372036854775807 (expected: <= 9007199254740991)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quotas.reserve(Subject.user("1").on("gold"), ONE))
                .isInstanceOf(UnknownPlanException.class)
                .withMessage("plan: gold (expected: one of free, team, patient)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subject.organisation("a").within(Subject.user("1")))
                .withMessage("owner: user:1 (expected: above a organisation)");
    }

    @Test
    void refusesNamesThatAreTooLongForAStore() {
        String longest = "n".repeat(512);
        ReserveRequest request = ReserveRequest.of(free, ONE);
        assertThat(quotas.reserve(request.idempotent(longest, longest))).isInstanceOf(Grant.Granted.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.idempotent(longest + "n", "print"))
                .withMessage("idempotencyKey: 513 characters (expected: <= 512)");
        assertThatIllegalArgumentException().isThrownBy(() -> request.idempotent("key", longest + "n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Subject.user(longest));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.lifetime(Unit.REQUESTS, 1).named(longest + "n"));
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        Quotas loud = Quotas.builder()
                .store(store)
                .time(time)
                .plan(Plan.free(SEOUL))
                .listener(event -> {
                    throw new IllegalStateException("loud");
                })
                .build();

        assertThat(loud.reserve(free, Amounts.of(Unit.CONVERSIONS, 5))).isInstanceOf(Grant.Granted.class);
    }

    @Nested
    class WhenTheStoreIsAway {

        private final Subject patient = Subject.user("7").on("patient");

        @Test
        void aLimitRefusesUnlessItSaysOtherwise() {
            store.away = true;

            Grant.StoreAway away = (Grant.StoreAway) quotas.reserve(free, ONE);

            assertThat(away.limit().name()).isEqualTo("conversions-per-day");
            assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            assertThat(events).hasSize(1).first().isInstanceOf(QuotaEvent.StoreLost.class);
        }

        @Test
        void theStoreIsLeftAloneForAWhile() {
            store.away = true;
            quotas.reserve(free, ONE);
            int calls = store.calls;
            quotas.reserve(free, ONE);
            assertThat(store.calls).isEqualTo(calls);

            store.away = false;
            time.advance(Duration.ofSeconds(1));
            assertThat(quotas.reserve(free, ONE)).isInstanceOf(Grant.Granted.class);
            assertThat(events).last().isInstanceOf(QuotaEvent.StoreBack.class);
        }

        @Test
        void anAllowanceIsGrantedAndRepaid() {
            store.away = true;
            Reservation first = granted(patient, ONE);
            granted(patient, ONE);
            assertThat(quotas.reserve(patient, ONE)).isInstanceOf(Grant.StoreAway.class);
            assertThat(first.local()).isTrue();
            quotas.release(first);

            store.away = false;
            time.advance(Duration.ofSeconds(1));
            quotas.reserve(patient, ONE);

            assertThat(quotas.standings(patient).get(0).used()).isEqualTo(2);
            assertThat(quotas.audit(patient).balanced()).isTrue();
        }

        @Test
        void anAllowanceDoesNotComeBackWithTheStore() {
            for (int outage = 0; outage < 3; outage++) {
                store.away = true;
                time.advance(Duration.ofSeconds(1));
                quotas.reserve(patient, ONE);
                quotas.reserve(patient, ONE);
                store.away = false;
                time.advance(Duration.ofSeconds(1));
                quotas.reconcile(10);
            }

            assertThat(quotas.standings(patient).get(0).used()).isEqualTo(2);
        }

        @Test
        void aRepaymentWhoseReplyWasLostIsMadeOnce() {
            store.away = true;
            granted(patient, ONE);
            store.away = false;
            store.losesReplies = true;
            time.advance(Duration.ofSeconds(1));
            quotas.reserve(free, ONE);
            store.losesReplies = false;
            time.advance(Duration.ofSeconds(1));
            quotas.reserve(free, ONE);

            assertThat(quotas.standings(patient).get(0).used()).isEqualTo(1);
        }

        @Test
        void whatWaitsIsBoundedAndThenNoAllowanceIsGranted() {
            Reservation reservation = granted(free, ONE);
            store.away = true;
            for (int i = 0; i < 10_000; i++) {
                assertThat(quotas.settle(reservation, ONE)).isEqualTo(new Closing.StoreAway(true));
            }

            assertThat(quotas.settle(reservation, ONE)).isEqualTo(new Closing.StoreAway(false));
            assertThat(quotas.reserve(patient, ONE)).isInstanceOf(Grant.StoreAway.class);

            store.away = false;
            time.advance(Duration.ofSeconds(1));
            quotas.reconcile(1);
            int calls = store.calls;
            quotas.reconcile(1);
            assertThat(store.calls).isEqualTo(calls + 1);
        }

        @Test
        void whatAnAllowanceGrantedIsRepaidAlsoIfItCannotBeClosed() {
            Reservation reservation = granted(free, ONE);
            store.away = true;
            for (int i = 0; i < 10_000 - 1; i++) {
                quotas.settle(reservation, ONE);
            }
            Reservation allowed = granted(patient, ONE);

            assertThat(quotas.release(allowed)).isEqualTo(new Closing.StoreAway(false));

            store.away = false;
            time.advance(Duration.ofSeconds(1));
            quotas.reconcile(1);
            assertThat(quotas.standings(patient).get(0).used()).isEqualTo(1);
            assertThat(quotas.release(allowed)).isInstanceOf(Closing.Closed.class);
            quotas.reconcile(1);
            assertThat(quotas.standings(patient).get(0).used()).isZero();
        }

        @Test
        void aCallerChargesLittleOfWhatWaits() {
            Reservation reservation = granted(free, ONE);
            store.away = true;
            for (int i = 0; i < 100; i++) {
                quotas.settle(reservation, ONE);
            }
            store.away = false;
            time.advance(Duration.ofSeconds(1));
            int calls = store.calls;

            assertThat(quotas.reserve(free, ONE)).isInstanceOf(Grant.Granted.class);

            assertThat(store.calls - calls).isBetween(2, 5);
        }

        @Test
        void aRequestThatTheStoreNeverTakesIsNobodyElsesTrouble() {
            store.rejectedKey = "bad";
            ReserveRequest bad = ReserveRequest.of(free, ONE).idempotent("bad", "body");

            assertThatExceptionOfType(QuotaRequestRejectedException.class).isThrownBy(() -> quotas.reserve(bad));

            assertThat(quotas.reserve(free, ONE)).isInstanceOf(Grant.Granted.class);
            assertThat(events).isEmpty();
        }

        @Test
        void whatTheStoreNeverTakesDoesNotBlockWhatWaitsBehindIt() {
            ReserveRequest bad = ReserveRequest.of(free, ONE).idempotent("bad", "body");
            Grant.Granted first = (Grant.Granted) quotas.reserve(bad);
            store.away = true;
            quotas.settle(first.reservation(), ONE);
            granted(patient, ONE);
            store.away = false;
            store.rejectedKey = "bad";

            quotas.reconcile(1);

            assertThat(quotas.standings(patient).get(0).used()).isEqualTo(1);
        }

        @Test
        void aBusyGroupIsAwayForItsCallersAlone() {
            store.busyGroup = "user:42";

            Grant.StoreAway busy = (Grant.StoreAway) quotas.reserve(free, ONE);

            assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            assertThat(quotas.reserve(Subject.user("43").on("free"), ONE)).isInstanceOf(Grant.Granted.class);
            assertThat(events).isEmpty();
        }

        @Test
        void whatWaitsForABusyGroupLetsOthersGoFirst() {
            Reservation first = granted(free, ONE);
            store.away = true;
            quotas.release(first);
            granted(patient, ONE);
            store.away = false;
            store.busyGroup = "user:42";

            quotas.reconcile(1);
            quotas.reconcile(1);
            assertThat(quotas.standings(patient).get(0).used()).isEqualTo(1);

            store.busyGroup = "";
            quotas.reconcile(1);
            assertThat(quotas.standings(free).get(0).used()).isZero();
        }

        @Test
        void aRequestThatAnAllowanceWasGrantedForIsNotGrantedAgain() {
            ReserveRequest request = ReserveRequest.of(patient, ONE).idempotent("key-1", "body-1");
            store.away = true;
            Grant.Granted first = (Grant.Granted) quotas.reserve(request);
            store.away = false;
            time.advance(Duration.ofSeconds(1));

            assertThat(quotas.reserve(request)).isEqualTo(new Grant.Replayed(first.reservation(), HoldState.OPEN));
            assertThat(quotas.reserve(ReserveRequest.of(patient, ONE).idempotent("key-1", "body-2")))
                    .isEqualTo(new Grant.Conflict("key-1"));
            quotas.settle(first.reservation(), ONE);
            quotas.reconcile(1);
            assertThat(quotas.reserve(request)).isEqualTo(new Grant.Replayed(first.reservation(), HoldState.SETTLED));
            assertThat(quotas.standings(patient).get(0).used()).isEqualTo(1);
        }

        @Test
        void aSettlementWaitsForTheStore() {
            Reservation reservation = granted(free, Amounts.of(Unit.CONVERSIONS, 3));
            store.away = true;
            assertThat(quotas.settle(reservation, ONE)).isEqualTo(new Closing.StoreAway(true));

            store.away = false;
            time.advance(Duration.ofSeconds(1));
            quotas.reconcile(10);

            assertThat(quotas.standings(free).get(0).used()).isEqualTo(1);
        }
    }

    private Reservation granted(Subject subject, Amounts amounts) {
        Grant grant = quotas.reserve(subject, amounts);
        assertThat(grant).isInstanceOf(Grant.Granted.class);
        return ((Grant.Granted) grant).reservation();
    }
}
