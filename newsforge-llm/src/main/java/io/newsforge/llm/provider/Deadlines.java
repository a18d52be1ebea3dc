package io.newsforge.llm.provider;

import io.newsforge.time.TimeSource;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends exchanges whose deadline passes: a read that is served a byte now and then never times out by itself, so somebody else has
 * to close its connection. Thread-safe.
 *
 * <p>The trick that makes it cheap: there is not an alarm for each exchange, but one for the earliest deadline. Most exchanges end
 * long before, so that to come and to go costs an entry in a set, and the timer is set about once a deadline's length.
 */
final class Deadlines implements AutoCloseable {

    private static final long NONE = Long.MAX_VALUE;
    private static final long IDLE_SECONDS = 10;

    private final Timer timer;
    private final Runnable closing;
    private final TimeSource time;
    private final long origin;
    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicLong rings = new AtomicLong(NONE);

    private Deadlines(Timer timer, TimeSource time, Runnable closing) {
        this.timer = timer;
        this.time = time;
        this.origin = time.nanos();
        this.closing = closing;
    }

    /** On a timer that its owner closes. */
    static Deadlines on(Timer timer, TimeSource time) {
        return new Deadlines(timer, time, () -> {});
    }

    /** On one daemon thread that goes away when idle. */
    static Deadlines onOwnThread(TimeSource time) {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(1, Deadlines::daemon, new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return new Deadlines(Timer.on(clock), time, clock::shutdownNow);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-llm-deadline");
        thread.setDaemon(true);
        return thread;
    }

    /** Watches an exchange from now on. */
    void watch(Exchange exchange) {
        underWay.add(exchange);
        arm(exchange.endsAt());
    }

    /** It is over. */
    void forget(Exchange exchange) {
        underWay.remove(exchange);
    }

    /** Monotonic nanoseconds since this was made, in which {@link Exchange#endsAt()} counts. */
    long now() {
        return time.nanos() - origin;
    }

    private void arm(long at) {
        long set = rings.get();
        while (at < set) {
            if (rings.compareAndSet(set, at)) {
                timer.set(Duration.ofNanos(Math.max(0, at - now())), this::ring);
                return;
            }
            set = rings.get();
        }
    }

    private void ring() {
        rings.set(NONE);
        long now = now();
        long earliest = NONE;
        for (Exchange exchange : underWay) {
            if (exchange.endsAt() <= now) {
                exchange.ranOut();
            } else {
                earliest = Math.min(earliest, exchange.endsAt());
            }
        }
        if (earliest != NONE) {
            arm(earliest);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
