package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Status;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutorCheckTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private ThreadPoolExecutor pool = pool(2, new ArrayBlockingQueue<>(10));

    private static ThreadPoolExecutor pool(int threads, BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, queue);
    }

    private void use(int threads, BlockingQueue<Runnable> queue) {
        pool.shutdownNow();
        pool = pool(threads, queue);
    }

    private void give(int tasks) {
        for (int i = 0; i < tasks; i++) {
            pool.execute(this::waitForTheEnd);
        }
        Until.holds("the threads are busy", () -> pool.getActiveCount() == Math.min(tasks, pool.getMaximumPoolSize()));
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String look() {
        return ExecutorCheck.of(pool).check().toString();
    }

    @AfterEach
    void end() {
        over.countDown();
        pool.shutdownNow();
    }

    @Test
    void threadsThatAreAllBusyAreNoTroubleByThemselves() {
        give(2);

        assertThat(look()).isEqualTo("up");
        assertThat(ExecutorCheck.of(pool).check().data())
                .containsExactly(entry("active", 2L), entry("max", 2L), entry("queued", 0L), entry("room", 10L));
    }

    @Test
    void tasksThatWaitForBusyThreadsDegrade() {
        give(3);

        assertThat(look()).isEqualTo("degraded: 2 of 2 threads are busy and 1 task waits");
    }

    @Test
    void aQueueThatFillsUpDegradesAndAFullOneIsDown() {
        give(2 + 8);
        assertThat(look()).isEqualTo("degraded: the queue is 80 % full");

        pool.execute(this::waitForTheEnd);
        pool.execute(this::waitForTheEnd);

        assertThat(look()).isEqualTo("down: all 2 threads are busy and the queue is 100 % full");
    }

    @Test
    void theSharesAreTheHostsToSet() {
        give(2 + 5);

        assertThat(ExecutorCheck.of(pool).queueDegradedAt(0.5).check().message())
                .isEqualTo("the queue is 50 % full");
        assertThat(ExecutorCheck.of(pool).queueDownAt(0.5).check().status()).isEqualTo(Status.DOWN);
    }

    @Test
    void aQueueWithoutEndNeverFills() {
        use(1, new LinkedBlockingQueue<>());
        give(1 + 50);

        assertThat(look()).isEqualTo("degraded: 1 of 1 threads are busy and 50 tasks wait");
    }

    @Test
    void aPoolThatHandsOverDirectlyIsDownWhenTheNextTaskWouldBeRefused() {
        use(2, new SynchronousQueue<>());
        give(1);
        assertThat(look()).isEqualTo("up");

        pool.execute(this::waitForTheEnd);
        Until.holds("both are busy", () -> pool.getActiveCount() == 2);

        assertThat(look()).isEqualTo("down: all 2 threads are busy and the queue is 100 % full");
    }

    @Test
    void aPoolThatIsShutDownIsDown() {
        pool.shutdown();

        assertThat(look()).isEqualTo("down: the pool is shut down");
    }
}
