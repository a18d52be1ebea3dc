package io.newsforge.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.Health;
import io.newsforge.health.watch.AuditEntry.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchdogThreadsTest {

    private static final Health DOWN = Health.down("no connection");

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger interrupts = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Hangs until released, whoever interrupts it. */
    private void hang() {
        tries.incrementAndGet();
        begun.countDown();
        boolean released = false;
        while (!released) {
            try {
                released = release.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException ignoredOnPurpose) {
                interrupts.incrementAndGet();
            }
        }
    }

    private void joinAll() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void oneThatHangsIsLetGoAndNotTriedAgainBeforeItHasEnded() throws InterruptedException {
        WatchedWorld world = new WatchedWorld(Watchdog.builder()
                .threads(this::thread)
                .recovery(WatchedWorld.recovery("db", this::hang).build()));
        world.with("db", DOWN).pass(Duration.ofSeconds(30));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        world.pass(Duration.ofMinutes(10));

        assertThat(tries).hasValue(1);
        assertThat(threads).hasSize(1);
        assertThat(world.outcomes())
                .containsExactly(Outcome.TIMED_OUT, Outcome.STILL_HANGING, Outcome.STILL_HANGING, Outcome.GAVE_UP);
        assertThat(world.watchdog.audit().get(0).took()).isEqualTo(Duration.ofSeconds(10));
        release.countDown();
        joinAll();
        assertThat(interrupts).hasValue(1);
        assertThat(world.outcomes()).endsWith(Outcome.GAVE_UP, Outcome.ENDED_LATE);
    }

    @Test
    void onesThatHangDoNotKeepOthersFromTheirTurn() throws InterruptedException {
        List<String> mended = new ArrayList<>();
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        WatchedWorld world = new WatchedWorld(Watchdog.builder()
                .mostAtOnce(1)
                .executor(queue::add)
                .recovery(WatchedWorld.recovery("a", () -> mended.add("a")).build())
                .recovery(WatchedWorld.recovery("b", () -> mended.add("b")).build()));
        world.with("a", DOWN).with("b", DOWN).pass(Duration.ofSeconds(39));
        assertThat(queue).hasSize(1);

        world.pass(Duration.ofSeconds(1));

        assertThat(queue).hasSize(2);
        queue.take().run();
        queue.take().run();
        assertThat(mended).as("a was let go before it began").containsExactly("b");
    }

    @Test
    void aPlaceThatIsFreeIsTakenByWhoWaits() throws InterruptedException {
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        WatchedWorld world = new WatchedWorld(Watchdog.builder()
                .mostAtOnce(1)
                .executor(queue::add)
                .recovery(WatchedWorld.recovery("a", () -> {}).build())
                .recovery(WatchedWorld.recovery("b", () -> {}).build()));
        world.with("a", DOWN).with("b", DOWN).pass(Duration.ofSeconds(30));
        assertThat(queue).hasSize(1);

        queue.take().run();
        world.pass(Duration.ofSeconds(1));

        assertThat(queue).hasSize(1);
        assertThat(world.outcomes()).containsExactly(Outcome.RETURNED);
    }

    @Test
    void closingLetsGoOfWhatIsUnderWay() throws InterruptedException {
        WatchedWorld world = new WatchedWorld(Watchdog.builder()
                .threads(this::thread)
                .recovery(WatchedWorld.recovery("db", this::hang).build()));
        world.with("db", DOWN).pass(Duration.ofSeconds(30));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        world.watchdog.close();
        release.countDown();
        joinAll();

        assertThat(interrupts).hasValue(1);
        assertThat(world.outcomes()).containsExactly(Outcome.LET_GO, Outcome.ENDED_LATE);
    }

    @Test
    void startedItWatchesTheClockByItselfUntilClosed() throws InterruptedException {
        CountDownLatch mended = new CountDownLatch(1);
        WatchedWorld world = new WatchedWorld(Watchdog.builder()
                .threads(this::thread)
                .recovery(WatchedWorld.recovery("db", mended::countDown)
                        .downFor(Duration.ZERO)
                        .build()));
        world.said.put("db", DOWN);
        world.health.register("db", () -> DOWN, WatchedWorld.eachSecond());
        world.health.tick();

        world.watchdog.start().start();

        assertThat(mended.await(10, TimeUnit.SECONDS)).isTrue();
        world.watchdog.close();
        joinAll();
        assertThat(threads).hasSize(2);
    }
}
