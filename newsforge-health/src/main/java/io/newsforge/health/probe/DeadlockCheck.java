package io.newsforge.health.probe;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Whether threads wait for each other's locks for ever. Immutable and thread-safe.
 *
 * <p>Down with the names of the threads; only a restart helps, so this is a check for {@code liveness}. Finding out stops all threads
 * for a moment, the longer the more there are: a period of 30 s is often enough. Micrometer's {@code JvmThreadDeadlockMetrics} has
 * {@code jvm.threads.deadlocked}.
 */
public final class DeadlockCheck implements HealthCheck {

    private static final int NAMES_AT_MOST = 5;

    private final ThreadMXBean threads;

    private DeadlockCheck(ThreadMXBean threads) {
        this.threads = threads;
    }

    /**
     * A check of this JVM's threads.
     *
     * @return the check
     */
    public static DeadlockCheck create() {
        return new DeadlockCheck(ManagementFactory.getThreadMXBean());
    }

    @Override
    public Health check() {
        long[] ids = threads.isSynchronizerUsageSupported()
                ? threads.findDeadlockedThreads()
                : threads.findMonitorDeadlockedThreads();
        if (ids == null || ids.length == 0) {
            return Health.up();
        }
        return Health.down(ids.length + " threads wait for each other: " + names(ids))
                .with("threads", ids.length);
    }

    private String names(long[] ids) {
        ThreadInfo[] found = threads.getThreadInfo(ids);
        String names = Arrays.stream(found)
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName)
                .limit(NAMES_AT_MOST)
                .collect(Collectors.joining(", "));
        return ids.length > NAMES_AT_MOST ? names + " and others" : names;
    }
}
