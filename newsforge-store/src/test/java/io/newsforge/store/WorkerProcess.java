package io.newsforge.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A {@link QuotaWorker} in a JVM of its own, and what it was promised by the store. */
final class WorkerProcess {

    private final Process process;
    private final Thread listener;
    private final CountDownLatch working = new CountDownLatch(20);

    private WorkerProcess(Process process, Map<String, Long> promised, AtomicLong answers, AtomicLong away) {
        this.process = process;
        this.listener = new Thread(() -> listen(promised, answers, away), "worker output");
        listener.setDaemon(true);
        listener.start();
    }

    static WorkerProcess start(List<String> args, Map<String, Long> promised, AtomicLong answers, AtomicLong away) {
        try {
            List<String> command = new java.util.ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:auto",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    QuotaWorker.class.getName()));
            command.addAll(args);
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new WorkerProcess(process, promised, answers, away);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Long> promises() {
        return new ConcurrentHashMap<>();
    }

    private void listen(Map<String, Long> promised, AtomicLong answers, AtomicLong away) {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length != 3) {
                    continue;
                }
                answers.incrementAndGet();
                switch (words[0]) {
                    case "closed" -> promised.put(words[1], Long.parseLong(words[2]));
                    case "away" -> away.incrementAndGet();
                    default -> {}
                }
                working.countDown();
            }
        } catch (IOException killed) {
            // The pipe of a killed process ends; what it had said is counted.
        }
    }

    boolean awaitWork() throws InterruptedException {
        return working.await(30, TimeUnit.SECONDS);
    }

    /** SIGKILL: no shutdown hook, no finally, no closed socket. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("worker " + process.pid() + ": alive (expected: killed)");
        }
        listener.join(10_000);
    }
}
