package io.newsforge.servlet;

import io.newsforge.time.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that were started because the host handed none in, and so must be ended. */
final class OwnThreads {

    private static final int THREADS_A_PROCESSOR = 8;
    private static final int QUEUE = 256;
    private static final int IDLE_SECONDS = 30;

    private final Deque<Runnable> closers = new ArrayDeque<>();

    /** Conversions mostly wait, for pages and for models; what is more than the queue holds is refused. */
    Executor executor() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads(),
                threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                named("newsforge-web-"));
        pool.allowCoreThreadTimeOut(true);
        closers.push(() -> pool.shutdownNow().forEach(OwnThreads::refuse));
        return pool;
    }

    /** Signs of life must not wait for workers, all of which may have streams; there is never more than one for each of those. */
    Executor beats() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                0, threads(), IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("newsforge-beat-"));
        closers.push(pool::shutdownNow);
        return pool;
    }

    private static int threads() {
        return THREADS_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
    }

    /** Nobody else would answer what was still in the queue. */
    private static void refuse(Runnable left) {
        if (left instanceof ConvertJob job) {
            job.refuseBusy();
        }
    }

    Timer timer() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, named("newsforge-alarm-"));
        alarms.setRemoveOnCancelPolicy(true);
        closers.push(alarms::shutdownNow);
        return Timer.on(alarms);
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    void close() {
        closers.forEach(Runnable::run);
    }
}
