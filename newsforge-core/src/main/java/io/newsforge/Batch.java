package io.newsforge;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    Batch(List<Source> sources, Function<Source, Conversion> convert, BatchListener listener) {
        this.sources = List.copyOf(sources);
        this.convert = convert;
        this.listener = listener;
        this.results = new Conversion[sources.size()];
    }

    /** Converts all sources with at most {@code parallelism} at a time and returns the results in the sources' order. */
    List<Conversion> run(Executor executor, int parallelism) {
        int helpers = Math.min(parallelism, sources.size()) - 1;
        CompletableFuture<?>[] running = new CompletableFuture<?>[Math.max(helpers, 0)];
        for (int i = 0; i < running.length; i++) {
            running[i] = started(executor);
        }
        work();
        CompletableFuture.allOf(running).join();
        return List.copyOf(Arrays.asList(results));
    }

    private CompletableFuture<?> started(Executor executor) {
        try {
            return CompletableFuture.runAsync(this::work, executor);
        } catch (RejectedExecutionException e) {
            LOG.debug("The batch executor refused a worker; the batch goes on with fewer", e);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void work() {
        for (int index = next.getAndIncrement(); index < results.length; index = next.getAndIncrement()) {
            Conversion conversion = convert.apply(sources.get(index));
            results[index] = conversion;
            tell(index, conversion);
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
