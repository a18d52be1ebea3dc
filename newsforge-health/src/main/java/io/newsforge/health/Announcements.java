package io.newsforge.health;

import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthListener;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes, remembered up to a bound and told in order, one at a time, never under the registry's lock. Thread-safe. */
final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(HealthRegistry.class);

    private final List<HealthListener> listeners;
    private final int most;
    private final ArrayDeque<HealthChange> history = new ArrayDeque<>();
    private final Queue<HealthChange> untold = new ConcurrentLinkedQueue<>();
    private final ReentrantLock telling = new ReentrantLock();

    Announcements(List<HealthListener> listeners, int most) {
        this.listeners = List.copyOf(listeners);
        this.most = most;
    }

    /** Takes a change in. Called under the registry's lock, which keeps the order. */
    void add(HealthChange change) {
        untold.add(change);
        history.addLast(change);
        if (history.size() > most) {
            history.removeFirst();
        }
    }

    /** The latest changes, oldest first. Called under the registry's lock. */
    List<HealthChange> history() {
        return List.copyOf(history);
    }

    /** Tells what is untold, unless somebody is at it, who will tell this too. Called without the registry's lock. */
    void tell() {
        while (!untold.isEmpty() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
            try {
                for (HealthChange change = untold.poll(); change != null; change = untold.poll()) {
                    tell(change);
                }
            } finally {
                telling.unlock();
            }
        }
    }

    @SuppressWarnings(
            "CatchingUnchecked") // a listener of the host's may throw anything, and the next must hear all the same
    private void tell(HealthChange change) {
        for (HealthListener listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException | Error broken) {
                LOG.warn("a listener failed to hear that {} is {}", change.name(), change.to(), broken);
            }
        }
    }
}
