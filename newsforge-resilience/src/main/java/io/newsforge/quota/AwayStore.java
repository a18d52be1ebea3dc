package io.newsforge.quota;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link Quotas} does while its store is away: one caller now and then tries the store, the others are told at once;
 * allowances are counted in a store of this process; and all that the real store must hear of waits in a queue. Each thing in
 * the queue is known by a key, so it can be tried again after a lost reply.
 */
final class AwayStore {

    private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);
    private static final int QUEUE = 10_000;
    private static final int AT_ONCE = 64;
    private static final String REASON = "granted while the store was away";

    private final QuotaStore store;
    private final TimeSource time;
    private final long retryNanos;
    private final Consumer<QuotaEvent> events;
    private final String keyPrefix;
    private final Duration keep;

    private final InMemoryQuotaStore local = InMemoryQuotaStore.create();
    private final LinkedBlockingQueue<Consumer<QuotaStore>> waiting = new LinkedBlockingQueue<>(QUEUE);
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
                drain();
            }
            return !lost;
        }
        long now = time.nanos();
        long due = retryAt.get();
        return now - due >= 0 && retryAt.compareAndSet(due, now + retryNanos) && drain();
    }

    Duration retryAfter() {
        return Duration.ofNanos(Math.max(0, retryAt.get() - time.nanos()));
    }

    void lost(QuotaStoreException cause) {
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

    /** Charges what waits, some of it at a time so that no caller waits for all. Answers whether the store is there. */
    boolean drain() {
        if (!drains.tryLock()) {
            return !lost;
        }
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                Consumer<QuotaStore> first = waiting.peek();
                if (first == null) {
                    break;
                }
                carryOut(first);
                waiting.poll();
            }
            return true;
        } catch (QuotaStoreException e) {
            lost(e);
            return false;
        } finally {
            drains.unlock();
        }
    }

    private void carryOut(Consumer<QuotaStore> first) {
        try {
            first.accept(store);
        } catch (QuotaStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Quota ledger lost an entry that the store will never take", e);
        }
    }

    boolean later(CloseRequest request) {
        return waiting.offer(asked -> asked.close(request));
    }

    /** The answer to a key that an allowance was granted for, or null. The store will not know it, also when it is back. */
    @Nullable
    HoldAnswer known(HoldRequest request) {
        return local.known(request);
    }

    /** Takes from the allowances; null if too much waits already. */
    @Nullable
    HoldAnswer take(HoldRequest request) {
        if (waiting.remainingCapacity() < 2 * request.lines().size()) {
            return null;
        }
        HoldAnswer answer = local.take(request);
        if (answer instanceof HoldAnswer.Taken taken) {
            for (int i = 0; i < request.lines().size(); i++) {
                HeldLine line = taken.hold().lines().get(i);
                charge(request.group(), line, request.lines().get(i).span(), line.reserved(), request.at());
            }
        }
        return answer;
    }

    CloseAnswer close(CloseRequest request) {
        CloseAnswer answer = local.close(request);
        if (answer instanceof CloseAnswer.Closed closed) {
            correct(closed.hold(), request.at());
        }
        return answer;
    }

    private void correct(Hold hold, Instant at) {
        HoldRequest taken = local.asked(hold.group(), hold.key());
        if (taken == null || hold.state() == HoldState.UNKNOWN) {
            return;
        }
        for (int i = 0; i < hold.lines().size(); i++) {
            HeldLine line = hold.lines().get(i);
            charge(hold.group(), line, taken.lines().get(i).span(), line.charged() - line.reserved(), at);
        }
    }

    private void charge(String group, HeldLine line, CounterSpan span, long delta, Instant at) {
        if (delta != 0) {
            String key = keyPrefix + charges.incrementAndGet();
            AdjustRequest charge = new AdjustRequest(group, key, line.counter(), span, delta, REASON, at, keep);
            if (!waiting.offer(asked -> asked.adjust(charge))) {
                LOG.error(
                        "Quota ledger lost {} on {}: too much waits for the store",
                        delta,
                        line.counter().text());
            }
        }
    }

    void expire(Instant at, int atMost) {
        local.expire(at, atMost);
    }
}
