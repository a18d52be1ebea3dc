package io.newsforge.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.RedisServer;

/**
 * How many reservations with their settlements a shared store takes a second, from 1, 2 and 4 processes with two threads each, for
 * one hot subject and for 10,000 subjects. JMH has no way to measure several processes at once, so this is a program beside it:
 *
 * <pre>java -cp benchmarks.jar io.newsforge.bench.QuotaThroughput [SECONDS]</pre>
 *
 * Each row is the sum of what the processes did in the same seconds, after two seconds of warming up. PostgreSQL waits for the
 * disk at each commit, as it does in production. Servers and processes share the machine's cores.
 */
public final class QuotaThroughput {

    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final int[] PROCESSES = {1, 2, 4};
    private static final int[] SUBJECTS = {1, 10_000};

    private final Duration measured;
    private final PrintStream out;

    private QuotaThroughput(Duration measured, PrintStream out) {
        this.measured = measured;
        this.out = out;
    }

    /**
     * Measures and prints a table.
     *
     * @param args how many seconds a row is measured, 5 if left out
     * @throws Exception if a server does not start or a process fails
     */
    public static void main(String[] args) throws Exception {
        Duration measured = args.length == 0 ? SECONDS : Duration.ofSeconds(Long.parseLong(args[0]));
        new QuotaThroughput(measured, System.out).run();
    }

    private void run() throws IOException, InterruptedException, URISyntaxException {
        out.printf("%-10s %10s %10s %22s%n", "store", "subjects", "processes", "take + settle a second");
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save ''")
                .setting("appendonly no")
                .build();
        redis.start();
        try {
            rows("redis", Integer.toString(port));
        } finally {
            redis.stop();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            rows("postgres", postgres.getJdbcUrl("postgres", "postgres"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void rows(String store, String address) throws IOException, InterruptedException, URISyntaxException {
        for (int subjects : SUBJECTS) {
            for (int processes : PROCESSES) {
                long each = together(store, address, subjects, processes);
                out.printf("%-10s %10d %10d %22d%n", store, subjects, processes, each / measured.toSeconds());
            }
        }
    }

    private long together(String store, String address, int subjects, int processes)
            throws IOException, InterruptedException, URISyntaxException {
        List<Process> workers = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                workers.add(worker(store, address, subjects));
            }
            long done = 0;
            for (Process worker : workers) {
                done += answer(worker);
            }
            return done;
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
    }

    private Process worker(String store, String address, int subjects) throws IOException, URISyntaxException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        classPath(),
                        QuotaThroughputWorker.class.getName(),
                        store,
                        address,
                        Integer.toString(subjects),
                        Long.toString(measured.toSeconds()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String classPath() throws URISyntaxException {
        return Path.of(QuotaThroughput.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private static long answer(Process worker) throws IOException, InterruptedException {
        try (BufferedReader answer =
                new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            String line = answer.readLine();
            if (line == null || worker.waitFor() != 0) {
                throw new IllegalStateException("worker " + worker.pid() + ": no answer (expected: how many it did)");
            }
            return Long.parseLong(line);
        }
    }
}
