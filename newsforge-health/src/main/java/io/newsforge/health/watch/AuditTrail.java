package io.newsforge.health.watch;

import io.newsforge.health.watch.AuditEntry.Outcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries, remembered up to a bound, and logged and told in order, one at a time, never under the watchdog's lock. Thread-safe. */
final class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final List<WatchdogListener> listeners;
    private final int most;
    private final ArrayDeque<AuditEntry> entries = new ArrayDeque<>();
    private final Queue<AuditEntry> untold = new ConcurrentLinkedQueue<>();
    private final ReentrantLock telling = new ReentrantLock();

    AuditTrail(List<WatchdogListener> listeners, int most) {
        this.listeners = List.copyOf(listeners);
        this.most = most;
    }

    /** Takes an entry in. Called under the watchdog's lock, which keeps the order. */
    void add(AuditEntry entry) {
        untold.add(entry);
        entries.addLast(entry);
        if (entries.size() > most) {
            entries.removeFirst();
        }
    }

    /** The latest entries, oldest first. Called under the watchdog's lock. */
    List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    /** Tells what is untold, unless somebody is at it, who will tell this too. Called without the watchdog's lock. */
    void tell() {
        while (!untold.isEmpty() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
            try {
                for (AuditEntry entry = untold.poll(); entry != null; entry = untold.poll()) {
                    log(entry);
                    tell(entry);
                }
            } finally {
                telling.unlock();
            }
        }
    }

    private static void log(AuditEntry entry) {
        if (entry.outcome() == Outcome.GAVE_UP) {
            LOG.error(
                    "giving up on {}: it is down for {} and \"{}\" has no tries left; nothing more is done until it was good"
                            + " again or is rearmed",
                    entry.check(),
                    entry.took(),
                    entry.action());
            return;
        }
        String line = "recovery of {} by \"{}\": {} after {}{}";
        Object[] values = {entry.check(), entry.action(), entry.outcome(), entry.took(), after(entry.errorType())};
        if (isBad(entry.outcome())) {
            LOG.warn(line, values);
        } else {
            LOG.info(line, values);
        }
    }

    private static String after(String errorType) {
        return errorType.isEmpty() ? "" : " " + errorType;
    }

    private static boolean isBad(Outcome outcome) {
        return (outcome == Outcome.THREW) || (outcome == Outcome.TIMED_OUT) || (outcome == Outcome.STILL_HANGING);
    }

    @SuppressWarnings(
            "CatchingUnchecked") // a listener of the host's may throw anything, and the next must hear all the same
    private void tell(AuditEntry entry) {
        for (WatchdogListener listener : listeners) {
            try {
                listener.on(entry);
            } catch (RuntimeException | Error broken) {
                LOG.warn("a listener failed to hear of {}: {}", entry.check(), entry.outcome(), broken);
            }
        }
    }
}
