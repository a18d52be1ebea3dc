package io.newsforge.health.alert;

import io.newsforge.time.TimeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what waits to the spill and to the sinks. One thread at a time; takes the lock for the outboxes only, never while it calls. */
final class Delivery {

    /** Where an outbox is emptied to. */
    record Way(Outbox outbox, AlertSink sink) {}

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final long SPILL_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final ReentrantLock lock;
    private final List<Way> ways;
    private final AlertSpill spill;
    private final TimeSource time;
    private boolean spillBroken;
    private long spillNotBefore;

    Delivery(ReentrantLock lock, List<Way> ways, AlertSpill spill, TimeSource time) {
        this.lock = lock;
        this.ways = ways;
        this.spill = spill;
        this.time = time;
        this.spillNotBefore = time.nanos();
    }

    /** Sends what may be sent now, by turns. {@code goOn} is asked before each message. */
    void deliver(BooleanSupplier goOn) {
        spill();
        boolean any = true;
        while (any && goOn.getAsBoolean()) {
            any = false;
            for (Way way : ways) {
                any |= goOn.getAsBoolean() && deliverOne(way);
            }
        }
    }

    private boolean deliverOne(Way way) {
        Parcel parcel = take(way.outbox());
        if (parcel == null) {
            return false;
        }
        AlertSinkException failure = attempt(way.sink(), parcel.message());
        SinkStanding before = ended(way.outbox(), parcel, failure);
        log(before, parcel, failure);
        spill();
        return failure == null;
    }

    private @Nullable Parcel take(Outbox outbox) {
        lock.lock();
        try {
            return outbox.next(time.nanos(), time.instant());
        } finally {
            lock.unlock();
        }
    }

    /** A sink of the host's may throw anything, and the next alert must be sent all the same. */
    @SuppressWarnings("CatchingUnchecked")
    private static @Nullable AlertSinkException attempt(AlertSink sink, Alert message) {
        try {
            sink.send(message);
            return null;
        } catch (RuntimeException | Error thrown) {
            return Failures.of(thrown);
        }
    }

    private SinkStanding ended(Outbox outbox, Parcel parcel, @Nullable AlertSinkException failure) {
        lock.lock();
        try {
            SinkStanding before = outbox.standing();
            if (failure == null) {
                outbox.delivered(parcel);
            } else {
                outbox.failed(parcel, failure, time.nanos());
            }
            return before;
        } finally {
            lock.unlock();
        }
    }

    private static void log(SinkStanding before, Parcel parcel, @Nullable AlertSinkException failure) {
        if (failure == null) {
            if (before.failingInARow() > 0) {
                LOG.info("sink {} takes alerts again, after {} failures", before.sink(), before.failingInARow());
            }
        } else if (!failure.isPassing() && !parcel.isDigest()) {
            LOG.error(
                    "sink {} refused alert {} for good: {}",
                    before.sink(),
                    parcel.message().key(),
                    failure.getMessage());
        } else if (before.failingInARow() == 0) {
            LOG.warn("sink {} does not take alerts, they wait: {}", before.sink(), failure.getMessage());
        }
    }

    /** Brings to the spill what is not there yet, unless it failed a moment ago. */
    void spill() {
        if (time.nanos() - spillNotBefore >= 0) {
            lastSpill();
        }
    }

    /** The same, even if it failed a moment ago. */
    void lastSpill() {
        ways.forEach(way -> spill(way.outbox()));
    }

    private void spill(Outbox outbox) {
        List<String> gone;
        List<Alert> alerts;
        lock.lock();
        try {
            gone = outbox.takeGone();
            alerts = outbox.takeUnspilled();
        } finally {
            lock.unlock();
        }
        if (gone.isEmpty() && alerts.isEmpty()) {
            return;
        }
        if (!written(outbox.name(), gone, alerts)) {
            lock.lock();
            try {
                outbox.unspill(gone, alerts);
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean written(String sink, List<String> gone, List<Alert> alerts) {
        try {
            if (!gone.isEmpty()) {
                spill.remove(sink, gone);
            }
            if (!alerts.isEmpty()) {
                spill.put(alerts.stream()
                        .map(alert -> new AlertSpill.Entry(sink, alert))
                        .toList());
            }
            spillBroken = false;
            return true;
        } catch (RuntimeException broken) {
            if (!spillBroken) {
                LOG.error("alerts cannot be written to their spill and are only in memory: {}", Failures.named(broken));
            }
            spillBroken = true;
            spillNotBefore = time.nanos() + SPILL_PAUSE;
            return false;
        }
    }
}
