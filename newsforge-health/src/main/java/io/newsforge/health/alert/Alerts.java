package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthListener;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes alerts of changes of health, of numbers and of what the host raises, and brings them to sinks. Thread-safe.
 *
 * <pre>{@code
 * Alerts alerts = Alerts.builder().sink("chat", webhook).sink("mail", smtp, SinkOptions.defaults().atLeast(Severity.CRITICAL))
 *         .rule(AlertRule.cpu(meters)).spill(FileSpill.at(path)).build();
 * HealthRegistry health = HealthRegistry.builder().listener(alerts).build();
 * alerts.start();
 * }</pre>
 *
 * <p><b>Told once.</b> While a key fires, further alerts of it are counted, and told with the next message of the key: a reminder after
 * an hour, that it became graver, or that it is over. Less grave is not told until then. What fires is not remembered over a restart,
 * but for what had not been delivered.
 *
 * <p><b>Waiting.</b> Each sink has a queue of one message a key. An alert whose key waits already is folded into it: the newer says how
 * it is, {@link Alert#repeats} how many there were. So one that began and ended before it could be told is one message, that it is
 * over, since when and for how long; never none. When more wait than the rate allows, the last message of the minute is a digest that
 * names up to 100 of them, the gravest first; the others come in digests too. When a queue is full, the least grave of all that wait is
 * only counted, by severity, and the next digest says so: a CRITICAL only if nothing but CRITICALs wait.
 *
 * <p><b>Failing.</b> A message that a sink does not take stays in the queue, and the sink is left alone, longer each time. One that a
 * sink refuses for good is logged as an error and counted; a digest that is refused is taken apart first. Within a process each message
 * is taken once by a sink that says the truth. A process that dies after sending and before remembering so sends again: with a
 * {@link FileSpill} delivery is at least once, with the default in memory what waits dies with the process. An alert is in the spill when
 * the tick after it was raised has begun to send; the counts of a full queue are not in it.
 *
 * <p><b>Threads.</b> Raising and listening only put the alert into memory. {@link #start} starts one thread that does the rest, or the
 * host calls {@link #tick}. Sinks, the spill and the rules' numbers are called there, one at a time, never under a lock.
 */
public final class Alerts implements HealthListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final long ANOTHER_TICKS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final TimeSource time;
    private final ThreadFactory threads;
    private final Duration closeWithin;
    private final HealthRule healthRule;
    private final Map<String, String> labels;
    private final AlertSpill spill;
    private final Firings firings;
    private final RuleLooks rules;
    private final List<Outbox> outboxes;
    private final Delivery delivery;
    private final Ticker ticker;
    private volatile boolean closed;

    Alerts(AlertsBuilder builder) {
        time = builder.time;
        threads = builder.threads;
        closeWithin = builder.closeWithin;
        healthRule = builder.healthRule;
        labels = new LinkedHashMap<>(builder.labels);
        spill = builder.spill;
        long now = time.nanos();
        firings = new Firings(builder.mostFiring, Expect.nanos(builder.remindAfter));
        rules = new RuleLooks(builder.rules.values(), Expect.nanos(builder.lookEvery), now);
        List<Delivery.Way> ways = new ArrayList<>();
        builder.sinks.forEach((name, target) ->
                ways.add(new Delivery.Way(new Outbox(name, target.options(), builder.random, now), target.sink())));
        outboxes = ways.stream().map(Delivery.Way::outbox).toList();
        delivery = new Delivery(lock, ways, spill, time);
        ticker = new Ticker(this::tick);
        restore(now);
    }

    /**
     * Begins alerts.
     *
     * @return a builder with the defaults and no sink
     */
    public static AlertsBuilder builder() {
        return new AlertsBuilder();
    }

    private void restore(long now) {
        long strange =
                spill.waiting().stream().filter(entry -> !restored(entry, now)).count();
        if (strange > 0) {
            LOG.warn("{} alerts of the spill are for sinks that are not there; they stay in it", strange);
        }
    }

    private boolean restored(AlertSpill.Entry entry, long now) {
        Optional<Outbox> outbox =
                outboxes.stream().filter(one -> one.name().equals(entry.sink())).findFirst();
        outbox.ifPresent(one -> {
            one.restore(entry.alert());
            if (entry.alert().state() == AlertState.FIRING) {
                firings.restore(entry.alert(), now);
            }
        });
        return outbox.isPresent();
    }

    /**
     * Something is so. Only puts it into memory.
     *
     * @param alert one that is firing
     * @throws IllegalArgumentException if it is resolved: call {@link #resolve}
     * @throws IllegalStateException if these alerts are closed
     */
    public void raise(Alert alert) {
        if (alert.state() != AlertState.FIRING) {
            throw new IllegalArgumentException("alert: " + alert.state() + " (expected: FIRING, or resolve(key))");
        }
        if (closed) {
            throw new IllegalStateException("alerts: closed (expected: open, to raise " + alert.key() + ")");
        }
        Alert labelled = labelled(alert);
        lock.lock();
        try {
            firings.raise(labelled, time.nanos()).ifPresent(this::offer);
        } finally {
            lock.unlock();
        }
        ticker.wake();
    }

    /**
     * Something is over. Only puts it into memory; does nothing if it is not known to fire.
     *
     * @param key the key of what was raised
     */
    public void resolve(String key) {
        resolve(Objects.requireNonNull(key, "key"), "", time.instant());
    }

    private void resolve(String key, String title, Instant at) {
        lock.lock();
        try {
            firings.resolve(key, title, at).ifPresent(this::offer);
        } finally {
            lock.unlock();
        }
        ticker.wake();
    }

    private void offer(Alert alert) {
        outboxes.forEach(outbox -> outbox.offer(alert));
    }

    private Alert labelled(Alert alert) {
        Alert labelled = alert;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            boolean room = labelled.labels().size() < Alert.MOST_LABELS;
            labelled = room && !alert.labels().containsKey(label.getKey())
                    ? labelled.with(label.getKey(), label.getValue())
                    : labelled;
        }
        return labelled;
    }

    /**
     * Raises or resolves what the change means by the health rule; its key is {@code check:NAME} or {@code group:NAME}. Does nothing
     * once closed.
     */
    @Override
    public void changed(HealthChange change) {
        if (closed) {
            return;
        }
        String key = change.kind().name().toLowerCase(Locale.ROOT) + ":" + change.name();
        String title = change.name() + " is " + change.to().code();
        Optional<Severity> severity = healthRule.severity(change);
        if (severity.isEmpty()) {
            resolve(key, title, change.at());
        } else {
            raise(Alert.firing(key, severity.get(), title, change.at())
                    .withText(change.health().message()));
        }
    }

    /**
     * Looks at the rules' numbers, reminds, and sends what is due, on the calling thread. Does nothing while another thread is at it.
     *
     * @return how long until there is something to do again; alerts may come before
     */
    public Duration tick() {
        if (closed || !ticking.compareAndSet(false, true)) {
            return Duration.ofNanos(ANOTHER_TICKS);
        }
        try {
            rules.look(time.nanos(), new FromRules());
            remind();
            delivery.deliver(() -> !closed);
            return Duration.ofNanos(Math.max(0, untilNext()));
        } finally {
            ticking.set(false);
        }
    }

    private void remind() {
        lock.lock();
        try {
            firings.reminders(time.nanos()).forEach(this::offer);
        } finally {
            lock.unlock();
        }
    }

    private long untilNext() {
        lock.lock();
        try {
            long now = time.nanos();
            long next = Math.min(rules.untilNext(now), firings.untilNext(now));
            for (Outbox outbox : outboxes) {
                next = Math.min(next, outbox.untilNext(now));
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** What rules say, with the number as text. */
    private final class FromRules implements RuleLooks.Heard {
        @Override
        public void fires(AlertRule rule, String text) {
            raise(Alert.firing(rule.key(), rule.severity(), rule.title(), time.instant())
                    .withText(text));
        }

        @Override
        public void isOver(AlertRule rule) {
            resolve(rule.key());
        }
    }

    /**
     * Starts the thread that does the work. Does nothing if it was started before.
     *
     * @return these alerts
     */
    public Alerts start() {
        ticker.start(threads);
        return this;
    }

    /**
     * What is firing.
     *
     * @return the alerts, oldest first, unmodifiable; the repeats are those that were not told
     */
    public List<Alert> firing() {
        lock.lock();
        try {
            return firings.all();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How the sinks stand.
     *
     * @return one for each, in the order they were added, unmodifiable
     */
    public List<SinkStanding> standing() {
        lock.lock();
        try {
            return outboxes.stream().map(Outbox::standing).toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends: waits for the message that is being sent, within a bound, and closes the spill. What waits stays there and is not sent any
     * more; a host that wants a last attempt calls {@link #tick} before. Closing twice does nothing.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        ticker.close(closeWithin);
        lastSpill();
        standing().stream()
                .filter(sink -> sink.waiting() > 0)
                .forEach(sink -> LOG.warn("{} alerts still wait for sink {}", sink.waiting(), sink.sink()));
        spill.close();
    }

    private void lastSpill() {
        if (ticking.compareAndSet(false, true)) {
            try {
                delivery.lastSpill();
            } finally {
                ticking.set(false);
            }
        }
    }
}
