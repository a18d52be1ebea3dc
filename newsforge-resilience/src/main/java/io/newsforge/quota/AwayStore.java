package io.newsforge.quota;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link Quotas} does while its store is away: one caller now and then tries the store, the others are told at once;
 * allowances are counted in a store of this process; and all that the real store must hear of waits in a queue. Each thing in
 * the queue is known by a key, so it can be tried again after a lost reply. Its room is taken before anything is granted, so what
 * was granted is always repaid.
 */
final class AwayStore {

    private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);
    private static final int QUEUE = 10_000;
    private static final int FOR_A_CALLER = 4;
    private static final String NEVER_TAKEN = "Quota ledger lost an entry that the store will never take";
    private static final String REASON = "granted while the store was away";

    private final QuotaStore store;
    private final TimeSource time;
    private final long retryNanos;
    private final Consumer<QuotaEvent> events;
    private final String keyPrefix;
    private final Duration keep;

    private final InMemoryQuotaStore local = InMemoryQuotaStore.create();
    private final Queue<Consumer<QuotaStore>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(QUEUE);
    private final ReentrantLock drains = new ReentrantLock();
    private final AtomicLong charges = new AtomicLong();
    private final AtomicLong retryAt = new AtomicLong();
    private volatile boolean lost;

    AwayStore(
            QuotaStore store,
            TimeSource time,
            Duration retryAfter,
            Duration keep,
            String keyPrefix,
            Consumer<QuotaEvent> events) {
        this.store = store;
        this.time = time;
        this.retryNanos = retryAfter.toNanos();
        this.keep = keep;
        this.keyPrefix = keyPrefix;
        this.events = events;
    }

    /** Whether to ask the store. Of the callers that find the pause over, one is sent to see, charging what waits. */
    boolean present() {
        if (!lost) {
            if (!waiting.isEmpty()) {
                drain(FOR_A_CALLER);
            }
            return !lost;
        }
        long now = time.nanos();
        long due = retryAt.get();
        return now - due >= 0 && retryAt.compareAndSet(due, now + retryNanos) && drain(FOR_A_CALLER);
    }

    Duration retryAfter() {
        return Duration.ofNanos(lost ? Math.max(0, retryAt.get() - time.nanos()) : retryNanos);
    }

    /** What the store threw; thrown on if it is there and rejects the request. */
    void threw(QuotaStoreException thrown) {
        if (thrown instanceof QuotaRequestRejectedException) {
            answered();
            throw thrown;
        }
        if (thrown instanceof QuotaGroupBusyException) {
            LOG.debug("Quotas of a busy group are away for this call", thrown);
            answered();
        } else {
            lost(thrown);
        }
    }

    private void lost(QuotaStoreException cause) {
        retryAt.set(time.nanos() + retryNanos);
        if (!lost) {
            lost = true;
            events.accept(new QuotaEvent.StoreLost(cause));
        }
    }

    void answered() {
        if (lost) {
            lost = false;
            events.accept(new QuotaEvent.StoreBack());
        }
    }

    /** Charges what waits, for as long as a pause at most. */
    void drain() {
        drain(QUEUE);
    }

    /** Charges some of what waits, so that no caller waits for all. Answers whether the store is there. */
    private boolean drain(int atMost) {
        if (!drains.tryLock()) {
            return !lost;
        }
        try {
            long start = time.nanos();
            for (int i = 0; i < atMost && time.nanos() - start < retryNanos; i++) {
                Consumer<QuotaStore> first = waiting.peek();
                if (first == null || !carriedOut(first)) {
                    break;
                }
            }
            return true;
        } catch (QuotaStoreException e) {
            lost(e);
            return false;
        } finally {
            drains.unlock();
        }
    }

    /** What waits for a busy group lets the others go first. */
    private boolean carriedOut(Consumer<QuotaStore> first) {
        try {
            carryOut(first);
        } catch (QuotaGroupBusyException e) {
            LOG.debug("Quotas wait for a busy group", e);
            waiting.poll();
            waiting.add(first);
            return false;
        }
        waiting.poll();
        room.release();
        return true;
    }

    private void carryOut(Consumer<QuotaStore> first) {
        try {
            first.accept(store);
        } catch (QuotaRequestRejectedException e) {
            LOG.error(NEVER_TAKEN, e);
        } catch (QuotaStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(NEVER_TAKEN, e);
        }
    }

    boolean later(CloseRequest request) {
        return room.tryAcquire() && waiting.add(asked -> asked.close(request));
    }

    /** The answer to a key that an allowance was granted for, or null. The store will not know it, also when it is back. */
    @Nullable
    HoldAnswer known(HoldRequest request) {
        return local.known(request);
    }

    /** Takes from the allowances; null if too much waits already. */
    @Nullable
    HoldAnswer take(HoldRequest request) {
        int places = request.lines().size();
        if (!room.tryAcquire(places)) {
            return null;
        }
        HoldAnswer answer = local.take(request);
        if (answer instanceof HoldAnswer.Taken taken) {
            for (int i = 0; i < places; i++) {
                HeldLine line = taken.hold().lines().get(i);
                charge(request.group(), line, request.lines().get(i).span(), line.reserved(), request.at());
            }
        } else {
            room.release(places);
        }
        return answer;
    }

    /** Closes what was taken from the allowances; null if too much waits already, and nothing changed. */
    @Nullable
    CloseAnswer close(CloseRequest request) {
        HoldRequest taken = local.asked(request.group(), request.key());
        int places = taken == null ? 0 : taken.lines().size();
        if (!room.tryAcquire(places)) {
            return null;
        }
        CloseAnswer answer = local.close(request);
        if (taken != null && answer instanceof CloseAnswer.Closed closed) {
            correct(taken, closed.hold(), request.at());
        } else {
            room.release(places);
        }
        return answer;
    }

    private void correct(HoldRequest taken, Hold hold, Instant at) {
        for (int i = 0; i < hold.lines().size(); i++) {
            HeldLine line = hold.lines().get(i);
            charge(hold.group(), line, taken.lines().get(i).span(), line.charged() - line.reserved(), at);
        }
    }

    /** In a place that was taken for it. */
    private void charge(String group, HeldLine line, CounterSpan span, long delta, Instant at) {
        if (delta == 0) {
            room.release();
            return;
        }
        String key = keyPrefix + charges.incrementAndGet();
        AdjustRequest charge = new AdjustRequest(group, key, line.counter(), span, delta, REASON, at, keep);
        waiting.add(asked -> asked.adjust(charge));
    }

    void expire(Instant at, int atMost) {
        local.expire(at, atMost);
    }
}
