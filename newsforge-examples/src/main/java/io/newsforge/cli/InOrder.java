package io.newsforge.cli;

import io.newsforge.Conversion;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands results on in the order of their sources, each as soon as all before it are there. Thread-safe. */
final class InOrder {

    /** Where a result goes. */
    @FunctionalInterface
    interface Output {
        void put(int index, Conversion conversion);
    }

    private final Output output;
    private final Map<Integer, Conversion> early = new HashMap<>();
    private int next;
    private @Nullable RuntimeException problem;

    InOrder(Output output) {
        this.output = output;
    }

    synchronized void add(int index, Conversion conversion) {
        early.put(index, conversion);
        for (Conversion ready = early.remove(next); ready != null; ready = early.remove(next)) {
            put(ready);
            next++;
        }
    }

    /** Throws what the output threw first; while the batch ran it could only be kept. */
    synchronized void finish() {
        if (problem != null) {
            throw problem;
        }
    }

    private void put(Conversion ready) {
        try {
            output.put(next, ready);
        } catch (RuntimeException e) {
            problem = problem == null ? e : problem;
        }
    }
}
