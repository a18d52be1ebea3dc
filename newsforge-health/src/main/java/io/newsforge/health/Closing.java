package io.newsforge.health;

import io.newsforge.health.ShutdownReport.Outcome;
import io.newsforge.health.ShutdownReport.Step;
import io.newsforge.health.check.Health;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A resource that a shutdown closes, and how long it may take. */
record Closing(String name, Duration longest, AutoCloseable resource) {

    /** Closes it within its bound and what is left of the total. An interrupt lets it go, and stays set. */
    Step run(Deadline total, TimeSource time, ThreadFactory threads) {
        if (total.hasPassed()) {
            return new Step(name, Outcome.SKIPPED, Duration.ZERO, "");
        }
        long begun = time.nanos();
        Duration bound = total.within(longest).remaining();
        FutureTask<Boolean> task = new FutureTask<>(this::close);
        @Nullable Throwable error = null;
        Outcome outcome = Outcome.FAILED;
        try {
            threads.newThread(task).start();
            task.get(bound.toNanos(), TimeUnit.NANOSECONDS);
            outcome = Outcome.CLOSED;
        } catch (TimeoutException late) {
            outcome = letGo(task);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            outcome = letGo(task);
        } catch (ExecutionException thrown) {
            error = thrown.getCause();
        } catch (RuntimeException | OutOfMemoryError noThread) {
            error = noThread;
        }
        Duration took = Duration.ofNanos(time.nanos() - begun);
        return new Step(
                name, outcome, took, error == null ? "" : Health.down(error).message());
    }

    private boolean close() throws Exception {
        resource.close();
        return true;
    }

    private static Outcome letGo(FutureTask<Boolean> task) {
        task.cancel(true);
        return Outcome.LET_GO;
    }
}
