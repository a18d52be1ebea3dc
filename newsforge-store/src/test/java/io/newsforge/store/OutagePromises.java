package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.Closing;
import io.newsforge.quota.Grant;
import io.newsforge.quota.HoldState;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Reservation;
import io.newsforge.quota.ReserveRequest;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.store.TcpProxy.Mode;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link Quotas} promises of an outage, whatever the store. Only the pause between two tries of the store is waited for. */
abstract class OutagePromises<C extends AutoCloseable> {

    static final Duration TIMEOUT = Duration.ofMillis(400);
    static final Amounts ONE = Amounts.of(Unit.CONVERSIONS, 1);
    static final int LIMIT = 5;
    static final int ALLOWANCE = 2;

    /** Waiting for a connection, connecting, asking; then a slow machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    final ManualTime time = ManualTime.startingAt(Instant.now());
    final Subject strict = Subject.user(UUID.randomUUID().toString()).on("strict");
    final Subject patient = Subject.user(UUID.randomUUID().toString()).on("patient");

    final ProxiedStore<C> proxied;

    OutagePromises(ProxiedStore<C> proxied) {
        this.proxied = proxied;
    }

    @AfterEach
    void close() throws Exception {
        proxied.close();
    }

    private TcpProxy proxy() {
        return proxied.proxy();
    }

    @Test
    void refusesByTypeWhileTheStoreIsAwayAndGrantsWhenItIsBack() {
        Quotas quotas = process();
        granted(quotas, strict);
        goAway();

        Grant away = inTime(() -> quotas.reserve(strict, ONE));

        assertThat(away).isInstanceOfSatisfying(Grant.StoreAway.class, typed -> {
            assertThat(typed.subject()).isEqualTo(strict.name());
            assertThat(typed.limit().name()).isEqualTo("conversions-lifetime");
            assertThat(typed.retryAfter()).isEqualTo(PAUSE);
        });
        proxy().mode(Mode.PASS);
        assertThat(reservedAgain(quotas, strict)).isInstanceOf(Grant.Granted.class);
        assertThat(used(quotas, strict)).isEqualTo(2);
    }

    @Test
    void goesBeyondTheLimitByTheAllowanceOfEachProcessAndNoMore() {
        List<Quotas> processes = List.of(process(), process(), process());
        for (int i = 0; i < LIMIT; i++) {
            granted(processes.get(i % 3), patient);
        }
        goAway();

        processes.forEach(this::grantsTheAllowanceAndNoMore);
        proxy().mode(Mode.PASS);

        processes.forEach(this::reconcile);
        hasRepaid(processes.get(0), LIMIT + 3 * ALLOWANCE);
        for (Quotas process : processes) {
            assertThat(process.reserve(patient, ONE)).isInstanceOf(Grant.Refused.class);
        }
    }

    @Test
    void repaysOnceHoweverManyRepliesAreCut() {
        Quotas quotas = process();
        goAway();
        grantsTheAllowanceAndNoMore(quotas);

        proxy().mode(Mode.CUT_MID_REPLY);
        for (int i = 0; i < 3; i++) {
            time.advance(PAUSE);
            assertThat(inTime(() -> quotas.reserve(strict, ONE))).isInstanceOf(Grant.StoreAway.class);
        }
        proxy().mode(Mode.PASS);

        hasRepaid(quotas, ALLOWANCE);
    }

    @Test
    void repaysWhatWasUsedOfAnAllowance() {
        Quotas quotas = process();
        goAway();
        Reservation settled = granted(quotas, patient).reservation();
        Reservation released = granted(quotas, patient).reservation();

        assertThat(quotas.settle(settled, Amounts.of(Unit.CONVERSIONS, 4))).isInstanceOf(Closing.Closed.class);
        assertThat(quotas.release(released)).isInstanceOf(Closing.Closed.class);
        assertThat(quotas.release(released)).isEqualTo(new Closing.AlreadyClosed(HoldState.RELEASED));
        proxy().mode(Mode.PASS);

        hasRepaid(quotas, 4);
    }

    @Test
    void knowsARequestThatAnAllowanceWasGrantedForWhenTheStoreIsBack() {
        Quotas quotas = process();
        ReserveRequest request = ReserveRequest.of(patient, ONE).idempotent("key-1", "body-1");
        goAway();
        Grant.Granted first = (Grant.Granted) quotas.reserve(request);
        proxy().mode(Mode.PASS);
        reconcile(quotas);

        assertThat(quotas.reserve(request)).isEqualTo(new Grant.Replayed(first.reservation(), HoldState.OPEN));
        assertThat(quotas.reserve(ReserveRequest.of(patient, ONE).idempotent("key-1", "body-2")))
                .isEqualTo(new Grant.Conflict("key-1"));
        hasRepaid(quotas, 1);
    }

    @Test
    void givesARepeatedRequestTheAnswerThatWasCut() {
        Quotas quotas = process();
        granted(quotas, strict);
        ReserveRequest request = ReserveRequest.of(strict, ONE).idempotent("key-1", "body-1");
        proxy().mode(Mode.CUT_MID_REPLY);
        assertThat(inTime(() -> quotas.reserve(request))).isInstanceOf(Grant.StoreAway.class);
        proxy().mode(Mode.PASS);

        Grant again = whenBack(() -> quotas.reserve(request));

        assertThat(again).isInstanceOfAny(Grant.Replayed.class, Grant.Granted.class);
        assertThat(used(quotas, strict)).isEqualTo(2);
    }

    @Test
    void carriesASettlementOutOnceWhenTheStoreIsBack() {
        Quotas quotas = process();
        Amounts three = Amounts.of(Unit.CONVERSIONS, 3);
        Reservation reservation = ((Grant.Granted) quotas.reserve(strict, three)).reservation();
        proxy().mode(Mode.CUT_MID_REPLY);

        assertThat(inTime(() -> quotas.settle(reservation, ONE))).isEqualTo(new Closing.StoreAway(true));
        assertThat(inTime(() -> quotas.settle(reservation, three))).isEqualTo(new Closing.StoreAway(true));
        proxy().mode(Mode.PASS);
        reconcile(quotas);

        assertThat(used(quotas, strict)).isEqualTo(1);
        assertThat(quotas.settle(reservation, three)).isEqualTo(new Closing.AlreadyClosed(HoldState.SETTLED));
        assertThat(quotas.audit(strict).balanced()).isTrue();
    }

    @Test
    void leavesNoThreadWaitingWhenRepliesDoNotCome() throws Exception {
        Quotas quotas = process();
        granted(quotas, strict);
        proxy().mode(Mode.HOLD_REPLIES);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Grant>> answers = inTime(() -> all(threads, quotas));

            for (Future<Grant> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Grant.StoreAway.class);
            }
        } finally {
            threads.shutdownNow();
        }
        proxy().mode(Mode.PASS);
        assertThat(reservedAgain(quotas, strict)).isInstanceOfAny(Grant.Granted.class, Grant.Refused.class);
        assertThat(used(quotas, strict)).isLessThanOrEqualTo(LIMIT);
    }

    private List<Future<Grant>> all(ExecutorService threads, Quotas quotas) {
        try {
            return threads.invokeAll(Collections.nCopies(40, () -> quotas.reserve(strict, ONE)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void staysWithinTheLimitWhenAllPooledConnectionsAreCut() {
        Quotas quotas = process();
        List<Grant> answers = new ArrayList<>();
        for (int i = 0; i < 4 * LIMIT; i++) {
            if (i % 3 == 1) {
                proxy().cutAll();
            }
            answers.add(inTime(() -> quotas.reserve(strict, ONE)));
            time.advance(PAUSE);
        }

        assertThat(answers.stream().filter(Grant.Granted.class::isInstance)).hasSizeBetween(1, LIMIT);
        assertThat(whenBack(() -> quotas.reserve(strict, Amounts.of(Unit.CONVERSIONS, LIMIT))))
                .isInstanceOf(Grant.Refused.class);
        assertThat(used(quotas, strict)).isLessThanOrEqualTo(LIMIT);
        assertThat(quotas.audit(strict).balanced()).isTrue();
    }

    final Quotas process() {
        return process(proxied.store());
    }

    final Quotas process(QuotaStore store) {
        return Quotas.builder()
                .store(store)
                .time(time)
                .retryStoreAfter(PAUSE)
                .plan(Plan.of("strict", Limit.lifetime(Unit.CONVERSIONS, LIMIT)))
                .plan(Plan.of("patient", Limit.lifetime(Unit.CONVERSIONS, LIMIT).allowWhenAway(ALLOWANCE)))
                .build();
    }

    private void goAway() {
        proxy().mode(Mode.REFUSE);
        proxy().cutAll();
    }

    final Grant.Granted granted(Quotas quotas, Subject subject) {
        Grant grant = inTime(() -> quotas.reserve(subject, ONE));
        assertThat(grant).isInstanceOf(Grant.Granted.class);
        return (Grant.Granted) grant;
    }

    final void grantsTheAllowanceAndNoMore(Quotas quotas) {
        for (int i = 0; i < ALLOWANCE; i++) {
            assertThat(granted(quotas, patient).reservation().local()).isTrue();
        }
        assertThat(quotas.reserve(patient, ONE)).isInstanceOf(Grant.StoreAway.class);
    }

    final void hasRepaid(Quotas quotas, long expected) {
        reconcile(quotas);
        reconcile(quotas);
        assertThat(used(quotas, patient)).isEqualTo(expected);
        assertThat(quotas.audit(patient).balanced()).isTrue();
    }

    final long used(Quotas quotas, Subject subject) {
        return pastBrokenConnections(() -> quotas.standings(subject).get(0).used());
    }

    final Grant reservedAgain(Quotas quotas, Subject subject) {
        return whenBack(() -> quotas.reserve(subject, ONE));
    }

    final void reconcile(Quotas quotas) {
        Subject probe = Subject.user(UUID.randomUUID().toString()).on("strict");
        whenBack(() -> quotas.reserve(probe, Amounts.none()));
        pastBrokenConnections(() -> quotas.reconcile(100));
    }

    /** Pools may hand out connections that broke meanwhile; each costs a try and a pause. */
    final Grant whenBack(Supplier<Grant> asking) {
        for (int tries = 0; tries < 20; tries++) {
            time.advance(PAUSE);
            Grant grant = asking.get();
            if (!(grant instanceof Grant.StoreAway)) {
                return grant;
            }
        }
        throw new AssertionError("store: away (expected: back within 20 tries)");
    }

    private static <T> T pastBrokenConnections(Supplier<T> asking) {
        for (int failures = 0; ; failures++) {
            try {
                return asking.get();
            } catch (QuotaStoreException brokenConnection) {
                assertThat(failures).isLessThan(20);
            }
        }
    }

    final <T> T inTime(Supplier<T> asking) {
        long start = System.nanoTime();
        T answer = asking.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
        return answer;
    }
}
