package io.newsforge.health.replica;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The name of the machine, which may have to be asked of a DNS that does not answer. */
final class HostName {

    static final String UNKNOWN = "unknown";

    private HostName() {}

    /** From the environment, or else from the lookup if that answers in time. */
    static String find(
            Map<String, String> environment, Callable<String> lookup, Duration longest, ThreadFactory threads) {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            @Nullable String name = environment.get(variable);
            if ((name != null) && !name.isBlank()) {
                return name;
            }
        }
        FutureTask<String> asked = new FutureTask<>(lookup);
        threads.newThread(asked).start();
        return await(asked, longest);
    }

    private static String await(FutureTask<String> asked, Duration longest) {
        try {
            @Nullable String name = asked.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return (name == null) || name.isBlank() ? UNKNOWN : name;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        } catch (ExecutionException | TimeoutException nobodyKnows) {
            return UNKNOWN;
        }
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-hostname");
        thread.setDaemon(true);
        return thread;
    }
}
