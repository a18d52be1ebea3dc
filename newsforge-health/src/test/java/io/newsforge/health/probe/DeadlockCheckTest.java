package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class DeadlockCheckTest {

    private final ReentrantLock left = new ReentrantLock();
    private final ReentrantLock right = new ReentrantLock();
    private final CyclicBarrier bothHold = new CyclicBarrier(2);
    private final DeadlockCheck check = DeadlockCheck.create();

    private Thread taking(String name, ReentrantLock first, ReentrantLock second) {
        Thread thread = new Thread(() -> take(first, second), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void take(ReentrantLock first, ReentrantLock second) {
        first.lock();
        try {
            bothHold.await();
            second.lockInterruptibly();
            second.unlock();
        } catch (InterruptedException | BrokenBarrierException e) {
            Thread.currentThread().interrupt();
        } finally {
            first.unlock();
        }
    }

    @Test
    void threadsThatWaitForEachOtherAreDownByName() throws InterruptedException {
        Thread one = taking("left-hand", left, right);
        Thread other = taking("right-hand", right, left);
        Until.holds("they wait", () -> left.hasQueuedThread(other) && right.hasQueuedThread(one));
        Until.holds("it is seen", () -> check.check().status() == Status.DOWN);

        Health health = check.check();

        assertThat(health.message())
                .startsWith("2 threads wait for each other: ")
                .contains("left-hand", "right-hand");
        assertThat(health.data()).containsEntry("threads", 2L);
        one.interrupt();
        one.join();
        other.join();
        assertThat(check.check().status()).isEqualTo(Status.UP);
    }

    @Test
    void itIsAboutThisProcess() {
        assertThat(check.reach()).isEqualTo(Reach.PROCESS);
    }
}
