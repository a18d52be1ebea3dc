package io.newsforge;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch. Workers take the next source until none is left; the calling thread is one of them, so that a batch always moves, even
 * when the executor is full or refuses.
 */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final List<Source> sources;
    private final Function<Source, Conversion> convert;
    private final BatchListener listener;
    private final Conversion[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Helpers helpers = new Helpers();
    private final CountDownLatch unfinished;

    Batch(List<Source> sources, Function<Source, Conversion> convert, BatchListener listener) {
        this.sources = List.copyOf(sources);
        this.convert = convert;
        this.listener = listener;
        this.results = new Conversion[sources.size()];
        this.unfinished = new CountDownLatch(results.length);
    }

    /**
     * Converts all sources with at most {@code parallelism} at a time and returns the results in the sources' order. Waits for
     * sources, never for workers: one that the executor never starts, or starts late, finds nothing left to do.
     */
    List<Conversion> run(Executor executor, int parallelism) {
        int more = Math.min(parallelism, results.length) - 1;
        for (int i = 0; i < more; i++) {
            start(executor);
        }
        work();
        await();
        return List.copyOf(Arrays.asList(results));
    }

    private void start(Executor executor) {
        try {
            executor.execute(this::help);
        } catch (RejectedExecutionException e) {
            LOG.debug("The batch executor refused a worker; the batch goes on with fewer", e);
        }
    }

    private void work() {
        for (int index = next.getAndIncrement(); index < results.length; index = next.getAndIncrement()) {
            try {
                results[index] = convert.apply(sources.get(index));
                tell(index, results[index]);
            } finally {
                unfinished.countDown();
            }
        }
    }

    /** Works for the batch on a thread of the executor, which is not left interrupted. */
    private void help() {
        if (helpers.enter()) {
            try {
                work();
            } finally {
                helpers.leave();
            }
        }
    }

    /** Sources that other workers have begun end within their own bounds, or soon after an interrupt; it is kept for the caller. */
    private void await() {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            helpers.giveUp();
        }
        while (unfinished.getCount() > 0) {
            try {
                unfinished.await();
            } catch (InterruptedException e) {
                interrupted = true;
                helpers.giveUp();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(int index, Conversion conversion) {
        try {
            listener.converted(index, done.incrementAndGet(), results.length, conversion);
        } catch (RuntimeException e) {
            LOG.warn("A batch listener threw; the batch goes on", e);
        }
    }
}
