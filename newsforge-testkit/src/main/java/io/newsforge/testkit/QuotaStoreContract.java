package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.Audit;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.HoldState;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link QuotaStore} promises, as tests. Extend it and return a store that uses the time passed in with each request; a
 * store with a clock of its own needs a setting for that. Each test uses a group of its own, so the store may be shared and full.
 *
 * <pre>{@code
 * class MyQuotaStoreTest extends QuotaStoreContract {
 *     @Override
 *     protected QuotaStore store() {
 *         return new MyQuotaStore(server);
 *     }
 * }
 * }</pre>
 *
 * <p>The system property {@code newsforge.quota.histories} sets how many random histories are compared with a model.
 */
public abstract class QuotaStoreContract {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration KEEP = Duration.ofHours(2);
    private static final CounterSpan DAY = new CounterSpan.Calendar(MIDNIGHT);
    private static final CounterSpan MINUTE = new CounterSpan.Sliding(Duration.ofSeconds(1), 60);
    private static final int THREADS = 4;
    private static final List<Ending> ENDINGS = List.of(Ending.SETTLE, Ending.RELEASE, Ending.UNKNOWN);

    private QuotaStore store = InMemoryQuotaStore.create();
    private String group = "";

    /** For subclasses. */
    protected QuotaStoreContract() {}

    /**
     * The store to test.
     *
     * @return a store, new or not, that uses the time passed in
     */
    protected abstract QuotaStore store();

    /**
     * How many random histories to compare with the model.
     *
     * @return the number; 1,000 unless the system property says otherwise
     */
    protected int histories() {
        return Integer.getInteger("newsforge.quota.histories", 1_000);
    }

    @BeforeEach
    void openGroup() {
        store = store();
        group = "organisation:{" + UUID.randomUUID() + "}|%";
    }

    @Test
    void takesAllLinesOrNone() {
        HoldLine roomy = day("user:1", 2, 5);
        HoldLine tight = line("organisation:1", Unit.CONVERSIONS, 2, 1, new CounterSpan.Lifetime(), "lifetime");

        assertThat(take("a", START, roomy, tight))
                .isEqualTo(new HoldAnswer.Refused(1, List.of(CounterReading.of(0), CounterReading.of(0))));
        assertThat(used(roomy)).isZero();
        assertThat(take("a", START, roomy)).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(used(roomy)).isEqualTo(2);
    }

    @Test
    void namesTheFirstLineWithoutRoom() {
        HoldAnswer answer = take("a", START, day("user:1", 1, 0), day("user:2", 1, 0));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        HoldAnswer.Refused.class,
                        refused -> assertThat(refused.line()).isZero());
    }

    @Test
    void fillsALimitToTheBrimAndNoFurther() {
        assertThat(take("a", START, day("user:1", 5, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("b", START, day("user:1", 1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(take("c", START, day("user:1", 0, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("d", START, day("user:1", 0, 4))).isInstanceOf(HoldAnswer.Refused.class);
    }

    @Test
    void takesAHoldOfNoLines() {
        assertThat(take("a", START)).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(close("a", Ending.SETTLE, Amounts.none(), START)).isInstanceOf(CloseAnswer.Closed.class);
    }

    @Test
    void knowsTheGreatestAmountsExactly() {
        HoldLine most = day("user:1", Amounts.MAX - 1, Amounts.MAX);

        assertThat(take("a", START, most)).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("b", START, day("user:1", 2, Amounts.MAX))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(take("c", START, day("user:1", 1, Amounts.MAX))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(used(most)).isEqualTo(Amounts.MAX);
    }

    @Test
    void chargesNoMoreThanFitsWhenASettlementPassesTheBound() {
        take("a", START, day("user:1", Amounts.MAX - 3, Amounts.MAX));
        take("b", START, day("user:1", 1, Amounts.MAX));

        CloseAnswer answer = close("b", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, Amounts.MAX), START);

        assertThat(line(answer).charged()).isEqualTo(3);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(Amounts.MAX);
        assertBalanced();
    }

    @Test
    void givesTheSameRequestTheFirstAnswerAndAnotherAConflict() {
        HoldAnswer.Taken first = (HoldAnswer.Taken) take("a", START, day("user:1", 1, 5));

        assertThat(take("a", START, day("user:1", 1, 5))).isEqualTo(new HoldAnswer.Known(first.hold()));
        assertThat(store.take(request("a", "another", START, day("user:1", 1, 5))))
                .isEqualTo(new HoldAnswer.Conflict());
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
    }

    @Test
    void keepsGroupsApart() {
        take("a", START, day("user:1", 5, 5));
        String mine = group;
        group = mine + "-other";

        assertThat(close("a", Ending.RELEASE, Amounts.none(), START)).isEqualTo(new CloseAnswer.NoSuchHold());
        assertThat(take("a", START, day("user:1", 5, 5))).isInstanceOf(HoldAnswer.Taken.class);
    }

    @Test
    void settlesToWhatWasUsed() {
        take("a", START, day("user:1", 4, 5));

        CloseAnswer answer = close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), START);

        assertThat(line(answer)).isEqualTo(new HeldLine(day("user:1", 0, 0).counter(), Unit.CONVERSIONS, 0, 4, 1));
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
    }

    @Test
    void settlesAboveTheReservationAndRecordsTheOverrun() {
        take("a", START, day("user:1", 4, 5));

        CloseAnswer answer = close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 9), START);

        assertThat(line(answer).overrun()).isEqualTo(5);
        assertThat(take("b", START, day("user:1", 0, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(audited(day("user:1", 0, 0)).overrun()).isEqualTo(5);
        assertThat(kinds("a"))
                .containsExactlyInAnyOrder(LedgerEntry.Kind.RESERVE, LedgerEntry.Kind.SETTLE, LedgerEntry.Kind.OVERRUN);
        assertBalanced();
    }

    @Test
    void leavesAUnitThatIsNotStatedAsItWasReserved() {
        take("a", START, day("user:1", 4, 5));

        close("a", Ending.SETTLE, Amounts.of(Unit.INPUT_TOKENS, 9), START);

        assertThat(used(day("user:1", 0, 0))).isEqualTo(4);
    }

    @Test
    void takesAStatedZeroForZero() {
        take("a", START, day("user:1", 4, 5));

        close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 0), START);

        assertThat(used(day("user:1", 0, 0))).isZero();
    }

    @Test
    void givesBackWhatIsReleased() {
        take("a", START, day("user:1", 4, 5));

        assertThat(line(close("a", Ending.RELEASE, Amounts.none(), START)).charged())
                .isZero();
        assertThat(used(day("user:1", 0, 0))).isZero();
        assertThat(kinds("a")).containsExactlyInAnyOrder(LedgerEntry.Kind.RESERVE, LedgerEntry.Kind.RELEASE);
    }

    @Test
    void keepsTheUnknownChargedUntilItIsSettled() {
        take("a", START, day("user:1", 4, 5));

        assertThat(state(close("a", Ending.UNKNOWN, Amounts.none(), START))).isEqualTo(HoldState.UNKNOWN);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(4);
        assertThat(audited(day("user:1", 0, 0)).unknown()).isEqualTo(4);
        assertThat(close("a", Ending.RELEASE, Amounts.none(), START)).isInstanceOf(CloseAnswer.AlreadyClosed.class);
        assertThat(state(close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), START)))
                .isEqualTo(HoldState.SETTLED);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
        assertBalanced();
    }

    @Test
    void closesOnceAndSaysSoAfterwards() {
        take("a", START, day("user:1", 4, 5));
        close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 2), START);

        for (Ending ending : Ending.values()) {
            assertThat(close("a", ending, Amounts.of(Unit.CONVERSIONS, 5), START))
                    .isInstanceOfSatisfying(
                            CloseAnswer.AlreadyClosed.class,
                            already -> assertThat(already.hold().state()).isEqualTo(HoldState.SETTLED));
        }
        assertThat(used(day("user:1", 0, 0))).isEqualTo(2);
    }

    @Test
    void doesNotKnowWhatWasNeverTaken() {
        assertThat(close("a", Ending.SETTLE, Amounts.none(), START)).isEqualTo(new CloseAnswer.NoSuchHold());
    }

    @Test
    void chargesThePeriodTheHoldWasTakenIn() {
        Instant late = MIDNIGHT.minusSeconds(1);
        take("a", late, day("user:1", 4, 5));

        close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), MIDNIGHT.plusSeconds(5));

        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
    }

    @Test
    void turnsAHoldOverItsLeaseIntoUnknown() {
        take("a", START, day("user:1", 4, 5));
        Instant over = START.plus(LEASE);

        store.expire(over, 1_000);

        assertThat(take("a", over, day("user:1", 4, 5)))
                .isInstanceOfSatisfying(
                        HoldAnswer.Known.class,
                        known -> assertThat(known.hold().state()).isEqualTo(HoldState.UNKNOWN));
        assertThat(used(day("user:1", 0, 0))).isEqualTo(4);
        assertThat(kinds("a")).containsExactlyInAnyOrder(LedgerEntry.Kind.RESERVE, LedgerEntry.Kind.UNKNOWN);
    }

    @Test
    void isOverTheLeaseBeforeAnybodyWritesItDown() {
        take("a", START, day("user:1", 4, 5));
        Instant over = START.plus(LEASE);

        assertThat(close("a", Ending.RELEASE, Amounts.none(), over))
                .isInstanceOfSatisfying(
                        CloseAnswer.AlreadyClosed.class,
                        already -> assertThat(already.hold().state()).isEqualTo(HoldState.UNKNOWN));
        assertThat(state(close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), over)))
                .isEqualTo(HoldState.SETTLED);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
        assertBalanced();
    }

    @Test
    void staysOpenToTheLastMomentOfItsLease() {
        take("a", START, day("user:1", 4, 5));
        Instant last = START.plus(LEASE).minusMillis(1);

        store.expire(last, 1_000);

        assertThat(state(close("a", Ending.RELEASE, Amounts.none(), last))).isEqualTo(HoldState.RELEASED);
    }

    @Test
    void writesAnExpiredHoldDownOnceHoweverManyReconcile() throws Exception {
        for (int i = 0; i < 50; i++) {
            take("hold-" + i, START, day("user:1", 1, 100));
        }
        Instant over = START.plus(LEASE);

        together(() -> store.expire(over, 10_000));

        List<LedgerEntry> unknown = store.books(group).entries().stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.UNKNOWN)
                .toList();
        assertThat(unknown).hasSize(50);
        assertBalanced();
    }

    @Test
    void slidesByTheSecond() {
        assertThat(take("a", START, minute(3, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("b", START.plusSeconds(20), minute(2, 5))).isInstanceOf(HoldAnswer.Taken.class);

        assertThat(take("c", START.plusMillis(60_999), minute(1, 5)))
                .isEqualTo(new HoldAnswer.Refused(0, List.of(new CounterReading(5, Duration.ofMillis(1)))));
        assertThat(take("c", START.plusSeconds(61), minute(3, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("d", START.plusSeconds(61), minute(1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertBalanced();
    }

    @Test
    void neverHoldsMoreThanTheLimitInAnySixtySeconds() {
        SplittableRandom random = new SplittableRandom(60);
        List<Instant> taken = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < 400; i++) {
            at = at.plusMillis(random.nextInt(random.nextInt(8) == 0 ? 9_000 : 700));
            if (take("hold-" + i, at, minute(1, 7)) instanceof HoldAnswer.Taken) {
                taken.add(at);
            }
        }

        assertThat(taken).hasSizeGreaterThan(30);
        for (int i = 7; i < taken.size(); i++) {
            assertThat(Duration.between(taken.get(i - 7), taken.get(i))).isGreaterThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void standsStillWhenTheClockGoesBack() {
        take("a", START, minute(5, 5));
        Instant back = START.minusSeconds(120);

        assertThat(take("b", back, minute(1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(take("b", START.plusSeconds(61), minute(1, 5))).isInstanceOf(HoldAnswer.Taken.class);
    }

    @Test
    void adjustsOnceWhateverTheLimit() {
        take("a", START, day("user:1", 1, 5));
        AdjustRequest request =
                new AdjustRequest(group, "a", day("user:1", 0, 0).counter(), DAY, 7, "double billing", START, KEEP);

        assertThat(store.adjust(request)).isEqualTo(new AdjustAnswer(false, CounterReading.of(8)));
        assertThat(store.adjust(request)).isEqualTo(new AdjustAnswer(true, CounterReading.of(8)));
        assertThat(take("b", START, day("user:1", 1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(audited(day("user:1", 0, 0)).adjusted()).isEqualTo(7);
        assertThat(store.books(group).entries())
                .anySatisfy(entry -> assertThat(entry.reason()).isEqualTo("double billing"));
        assertBalanced();
    }

    @Test
    void makesRoomByACredit() {
        CounterKey counter = day("user:1", 0, 0).counter();
        store.adjust(new AdjustRequest(group, "credit", counter, DAY, -3, "goodwill", START, KEEP));

        assertThat(take("a", START, day("user:1", 8, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(5);
    }

    @Test
    void hasEmptyBooksForAGroupItDoesNotKnow() {
        assertThat(store.books(group).balances()).isEmpty();
        assertThat(store.books(group).entries()).isEmpty();
    }

    @Test
    void neverOverdrawsWhenManyTakeAtOnce() throws Exception {
        List<Integer> taken = together(() -> {
            int mine = 0;
            for (int i = 0; i < 40; i++) {
                mine += take(UUID.randomUUID().toString(), START, day("user:1", 1, 57)) instanceof HoldAnswer.Taken
                        ? 1
                        : 0;
            }
            return mine;
        });

        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(57);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(57);
    }

    @Test
    void takesAKeyOnceWhenManyAskAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            String key = "hold-" + i;
            List<HoldAnswer> answers = together(() -> take(key, START, day("user:1", 1, 100)));

            assertThat(answers.stream().filter(HoldAnswer.Taken.class::isInstance))
                    .hasSize(1);
            assertThat(answers.stream().filter(HoldAnswer.Known.class::isInstance))
                    .hasSize(THREADS - 1);
        }
        assertThat(used(day("user:1", 0, 0))).isEqualTo(20);
    }

    @Test
    void closesAHoldOnceWhenManyCloseAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            String key = "hold-" + i;
            take(key, START, day("user:1", 3, 100));
            List<CloseAnswer> answers =
                    together(() -> close(key, Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), START));

            assertThat(answers.stream().filter(CloseAnswer.Closed.class::isInstance))
                    .hasSize(1);
        }
        assertThat(used(day("user:1", 0, 0))).isEqualTo(20);
        assertBalanced();
    }

    @Test
    void staysWithinTheLimitAndAddsUpUnderAllThatCanHappenAtOnce() throws Exception {
        long limit = 9;
        together(() -> {
            for (int i = 0; i < 60; i++) {
                String key = UUID.randomUUID().toString();
                if (take(key, START, day("user:1", 1 + i % 3, limit), minute(1, 1_000)) instanceof HoldAnswer.Taken) {
                    Ending ending = ENDINGS.get(ThreadLocalRandom.current().nextInt(i < 50 ? 2 : 3));
                    close(key, ending, Amounts.of(Unit.CONVERSIONS, i % 2), START);
                }
                assertThat(used(day("user:1", 0, 0))).isBetween(0L, limit);
            }
            return key();
        });

        assertBalanced();
        assertThat(audited(day("user:1", 0, 0)).reserved()).isZero();
    }

    @Test
    void answersEveryHistoryAsTheModelDoes() {
        long steps = QuotaHistories.of(store).seed(histories()).run(histories());

        assertThat(steps).isGreaterThan(histories());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static HoldLine day(String subject, long amount, long limit) {
        return line(subject, Unit.CONVERSIONS, amount, limit, DAY, "Asia/Seoul|2026-11-21");
    }

    private static HoldLine minute(long amount, long limit) {
        return line("user:1", Unit.REQUESTS, amount, limit, MINUTE, "sliding");
    }

    private static HoldLine line(String subject, Unit unit, long amount, long limit, CounterSpan span, String period) {
        return new HoldLine(new CounterKey(subject, unit.label(), period), unit, amount, limit, span);
    }

    private HoldRequest request(String key, String fingerprint, Instant at, HoldLine... lines) {
        return new HoldRequest(group, key, fingerprint, List.of(lines), at, LEASE, KEEP);
    }

    private HoldAnswer take(String key, Instant at, HoldLine... lines) {
        return store.take(request(key, "print", at, lines));
    }

    private CloseAnswer close(String key, Ending ending, Amounts used, Instant at) {
        return store.close(new CloseRequest(group, key, ending, used, at));
    }

    private static HeldLine line(CloseAnswer answer) {
        return ((CloseAnswer.Closed) answer).hold().lines().get(0);
    }

    private static HoldState state(CloseAnswer answer) {
        assertThat(answer).isInstanceOf(CloseAnswer.Closed.class);
        return ((CloseAnswer.Closed) answer).hold().state();
    }

    private long used(HoldLine line) {
        return store.read(group, List.of(line), START).get(0).used();
    }

    private AuditLine audited(HoldLine line) {
        return Audit.of(store.books(group)).lines().stream()
                .filter(audited -> audited.counter().equals(line.counter()))
                .findFirst()
                .orElseThrow();
    }

    private void assertBalanced() {
        assertThat(Audit.of(store.books(group)).lines()).isNotEmpty().allMatch(AuditLine::balanced);
    }

    private List<LedgerEntry.Kind> kinds(String key) {
        return store.books(group).entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(LedgerEntry::kind)
                .toList();
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                done.add(one.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
