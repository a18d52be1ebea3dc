package io.newsforge;

import io.newsforge.fetch.PageFetcher;
import io.newsforge.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a {@link NewsForge} made itself because the host handed nothing in, and so must close itself. */
final class OwnParts {

    private static final int IDLE_SECONDS = 30;

    private final Deque<Runnable> closers = new ArrayDeque<>();

    PageFetcher fetcher(TimeSource time) {
        PageFetcher fetcher = PageFetcher.builder().time(time).build();
        closers.push(fetcher::close);
        return fetcher;
    }

    /** A pool without a thread until the first batch; daemons, so that a host that forgets to close can still end. */
    Executor executor(int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "newsforge-batch-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        closers.push(pool::shutdownNow);
        return pool;
    }

    void close() {
        closers.forEach(Runnable::run);
    }
}
