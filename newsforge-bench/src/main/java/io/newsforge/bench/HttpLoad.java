package io.newsforge.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Sends requests to a port of this machine over kept connections, as fast as they are answered or at a steady rate. At a steady rate
 * the time of an answer counts from when its request was due, so that a server that stalls does not hide what waited behind.
 */
final class HttpLoad {

    /** One request each, by number. */
    private final LongFunction<byte[]> requests;

    private final int port;
    private final int connections;
    private final long nanosBetween;

    /** As fast as they are answered. */
    HttpLoad(int port, int connections, LongFunction<byte[]> requests) {
        this(port, connections, requests, 0);
    }

    private HttpLoad(int port, int connections, LongFunction<byte[]> requests, long nanosBetween) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
        this.nanosBetween = nanosBetween;
    }

    /** At a steady rate over all connections. */
    HttpLoad perSecond(int rate) {
        return new HttpLoad(port, connections, requests, Duration.ofSeconds(1).toNanos() / rate);
    }

    /** What came of it. */
    record Outcome(Latencies times, long failed, double seconds) {

        double perSecond() {
            return times.count() / seconds;
        }
    }

    Outcome run(Duration time) throws InterruptedException, ExecutionException {
        AtomicLong number = new AtomicLong();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Worked>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                work.add(threads.submit(() -> work(number, start, end)));
            }
            long failed = 0;
            Latencies all = new Latencies();
            for (Future<Worked> one : work) {
                all.addAll(one.get().times());
                failed += one.get().failed();
            }
            return new Outcome(all, failed, (System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private record Worked(Latencies times, long failed) {}

    private Worked work(AtomicLong number, long start, long end) throws IOException {
        Latencies times = new Latencies();
        long failed = 0;
        HttpClientLoop connection = new HttpClientLoop(port);
        try {
            while (true) {
                long mine = number.getAndIncrement();
                long due = nanosBetween == 0 ? System.nanoTime() : start + mine * nanosBetween;
                if (due >= end) {
                    return new Worked(times, failed);
                }
                waitUntil(due);
                try {
                    if (connection.send(requests.apply(mine)) != 200) {
                        failed++;
                    }
                } catch (IOException e) {
                    failed++;
                    connection.close();
                    connection = new HttpClientLoop(port);
                }
                times.add(System.nanoTime() - due);
            }
        } finally {
            connection.close();
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
