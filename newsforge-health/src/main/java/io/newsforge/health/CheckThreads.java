package io.newsforge.health;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads as they are needed, up to a bound, that go when they are idle. The JDK's pool either starts threads while others are idle
 * or refuses work at its bound; with a queue that takes work only from the hand, and what is refused put into it, it does neither.
 */
final class CheckThreads {

    private static final long IDLE_SECONDS = 30;

    private CheckThreads() {}

    static ThreadPoolExecutor atMost(int most, ThreadFactory threads) {
        HandOver queue = new HandOver();
        return new ThreadPoolExecutor(0, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, threads, (work, pool) -> {
            if (pool.isShutdown()) {
                throw new RejectedExecutionException("closed");
            }
            queue.put(work);
        });
    }

    /** Takes what is offered only if a thread waits for it; what is put waits for a thread. */
    private static final class HandOver extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }
    }
}
