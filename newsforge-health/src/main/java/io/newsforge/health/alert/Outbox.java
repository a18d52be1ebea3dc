package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one sink: one message a key. Guarded by the lock of {@link Alerts}; never calls anybody.
 *
 * <p>When the queue is full the least grave alert, of these the newest, is only counted. So a critical one is counted only when
 * all that wait are critical too.
 */
final class Outbox {

    /** However long the other side asks to be left alone. */
    private static final long LONGEST_RETRY_AFTER = TimeUnit.HOURS.toNanos(1);

    private final String name;
    private final SinkOptions options;
    private final RandomGenerator random;
    private final Rate rate;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Set<String> unspilled = new LinkedHashSet<>();
    private final Set<String> goneFromSpill = new LinkedHashSet<>();
    private final Overflow overflow = new Overflow();
    private boolean backlog;
    private long sequence;
    private long notBefore;
    private int failingInARow;
    private long delivered;
    private long failedAttempts;
    private long undeliverable;

    Outbox(String name, SinkOptions options, RandomGenerator random, long now) {
        this.name = name;
        this.options = options;
        this.random = random;
        this.rate = new Rate(options.perMinute());
        this.notBefore = now;
    }

    String name() {
        return name;
    }

    /** Takes an alert in. */
    void offer(Alert alert) {
        if (alert.severity().compareTo(options.atLeast()) >= 0) {
            put(alert);
        }
    }

    /** Takes in what is in the spill already. */
    void restore(Alert alert) {
        put(alert);
        unspilled.remove(alert.key());
    }

    private void put(Alert alert) {
        Pending older = pending.get(alert.key());
        Pending now = older == null ? new Pending(sequence++, alert, false) : older.fold(alert);
        keep(now);
    }

    private void keep(Pending kept) {
        pending.put(kept.alert().key(), kept);
        unspilled.add(kept.alert().key());
        if (pending.size() > options.capacity()) {
            pending.values().stream().max(Pending.ORDER).ifPresent(this::onlyCount);
        }
    }

    private void onlyCount(Pending least) {
        overflow.add(least.alert());
        forget(least.alert().key());
    }

    private void forget(String key) {
        pending.remove(key);
        unspilled.remove(key);
        goneFromSpill.add(key);
    }

    /** What is to be sent now, taken out; null if there is nothing or it is not the time. */
    @Nullable
    Parcel next(long nanos, Instant now) {
        int left = rate.left(nanos);
        if ((left == 0) || (nanos - notBefore < 0) || isEmpty()) {
            return null;
        }
        rate.take(nanos);
        List<Pending> named = manyAtOnce(left) ? forDigest() : List.of();
        Parcel parcel = pending.isEmpty() || (named.size() > 1)
                ? Parcel.digest(named, overflow.take(), now)
                : Parcel.of(gravest());
        parcel.keys().forEach(pending::remove);
        return parcel;
    }

    /** Whether what waits does not fit into this minute, and this is its last message or the backlog is being told by digests. */
    private boolean manyAtOnce(int left) {
        int waiting = pending.size() + (overflow.isEmpty() ? 0 : 1);
        backlog = (waiting > left) && (backlog || (left == 1));
        return backlog;
    }

    private boolean isEmpty() {
        return pending.isEmpty() && overflow.isEmpty();
    }

    private Pending gravest() {
        return pending.values().stream().min(Pending.ORDER).orElseThrow();
    }

    private List<Pending> forDigest() {
        return pending.values().stream()
                .filter(waiting -> !waiting.alone())
                .sorted(Pending.ORDER)
                .limit(Parcel.MOST_NAMED)
                .toList();
    }

    /** The sink has it. */
    void delivered(Parcel parcel) {
        goneFromSpill.addAll(parcel.keys());
        delivered++;
        failingInARow = 0;
    }

    /** The sink does not have it; what has come meanwhile is folded in. */
    void failed(Parcel parcel, AlertSinkException failure, long nanos) {
        failedAttempts++;
        failingInARow++;
        notBefore = nanos + pause(failure);
        boolean onlyCounts = parcel.members().isEmpty();
        if (failure.isPassing() || !onlyCounts) {
            overflow.add(parcel.overflow());
        }
        if (failure.isPassing()) {
            parcel.members().forEach(this::takeBack);
        } else if (parcel.isDigest() && !onlyCounts) {
            parcel.members().forEach(member -> takeBack(member.apart()));
        } else {
            undeliverable++;
            goneFromSpill.addAll(parcel.keys());
            failingInARow = 0;
            notBefore = nanos;
        }
    }

    private void takeBack(Pending member) {
        Pending newer = pending.get(member.alert().key());
        keep(newer == null ? member : member.fold(newer.alert()));
    }

    private long pause(AlertSinkException failure) {
        long bound = options.backoff().longest(failingInARow).toNanos();
        long jittered = bound - random.nextLong(bound / 2 + 1);
        long asked = failure.retryAfter().map(Expect::nanos).orElse(0L);
        return Math.max(jittered, Math.min(asked, LONGEST_RETRY_AFTER));
    }

    /** The keys to take out of the spill; they are not answered again. */
    List<String> takeGone() {
        List<String> gone = List.copyOf(goneFromSpill);
        goneFromSpill.clear();
        return gone;
    }

    /** The alerts to put into the spill; they are not answered again. */
    List<Alert> takeUnspilled() {
        List<Alert> alerts = new ArrayList<>();
        for (String key : unspilled) {
            Pending waiting = pending.get(key);
            if (waiting != null) {
                alerts.add(waiting.alert());
            }
        }
        unspilled.clear();
        return alerts;
    }

    /** The spill did not work: the same is to be written again. */
    void unspill(List<String> gone, List<Alert> alerts) {
        goneFromSpill.addAll(gone);
        alerts.stream().map(Alert::key).filter(pending::containsKey).forEach(unspilled::add);
    }

    /** How long until something can be sent. */
    long untilNext(long nanos) {
        return isEmpty() ? Long.MAX_VALUE : Math.max(notBefore - nanos, rate.untilNext(nanos));
    }

    SinkStanding standing() {
        return new SinkStanding(
                name, pending.size(), overflow.count(), delivered, failedAttempts, failingInARow, undeliverable);
    }
}
