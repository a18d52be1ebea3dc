package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets time pass for a call of a {@link ScriptedModel}, and ends what has gone on for too long. Thread-safe. */
final class Patience {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    /** How often a deadline on somebody else's clock is looked at. */
    private static final long GLANCE_NANOS = 1_000_000;

    private final String provider;
    private final @Nullable ManualTime time;
    private volatile boolean closed;

    Patience(String provider, @Nullable ManualTime time) {
        this.provider = provider;
        this.time = time;
    }

    String provider() {
        return provider;
    }

    void close() {
        closed = true;
    }

    /** Refuses a call that is over before it began. */
    void check(Call call) {
        check(call, Billing.NOT_BILLED);
    }

    private void check(Call call, Billing billing) {
        if (call.cancellation().isCancelled()
                || closed
                || Thread.currentThread().isInterrupted()) {
            throw over(ErrorKind.CANCELLED, billing);
        }
        if (call.deadline().hasPassed()) {
            throw over(ErrorKind.DEADLINE, billing);
        }
    }

    private ModelException over(ErrorKind kind, Billing billing) {
        return ModelError.of(kind, provider).billing(billing).exception();
    }

    void pass(Duration delay, Call call) {
        if (time == null || delay.isZero()) {
            waitFor(delay, call);
        } else {
            Duration remaining = call.deadline().remaining();
            time.advance(delay.compareTo(remaining) < 0 ? delay : remaining);
        }
        check(call, Billing.UNKNOWN);
    }

    void hang(Call call) {
        waitFor(FOR_EVER, call);
        check(call, Billing.UNKNOWN);
    }

    private void waitFor(Duration delay, Call call) {
        long end = System.nanoTime() + delay.toNanos();
        CountDownLatch cancelled = new CountDownLatch(1);
        Cancellation.Registration registration = call.cancellation().onCancel(cancelled::countDown);
        try {
            while (end - System.nanoTime() > 0 && !closed && !call.deadline().hasPassed()) {
                if (cancelled.await(Math.min(GLANCE_NANOS, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            registration.close();
        }
    }
}
