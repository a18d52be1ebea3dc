package io.newsforge.testkit;

import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.Audit;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** One random history of {@link QuotaHistories}: a group, two users in an organisation, a few limits, a few dozen steps. */
final class QuotaHistory {

    /** Put into words only when something went wrong. */
    private record Step(Object asked, Object answer) {

        @Override
        public String toString() {
            return asked + " -> " + answer;
        }
    }

    private static final int STEPS = 24;
    private static final Duration KEEP = Duration.ofHours(2);
    private static final CounterSpan SLIDING = new CounterSpan.Sliding(Duration.ofSeconds(1), 5);

    private final QuotaStore store;
    private final String group;
    private final SplittableRandom random;
    private final Instant start;
    private final CounterSpan calendar;
    private final long[] limits = new long[3];

    private final QuotaModel model = new QuotaModel();
    private final Map<String, HoldRequest> asked = new LinkedHashMap<>();
    private final List<String> held = new ArrayList<>();
    private final List<AdjustRequest> adjusted = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Instant now;
    private int keys;

    QuotaHistory(QuotaStore store, String group, SplittableRandom random, Instant start) {
        this.store = store;
        this.group = group;
        this.random = random;
        this.start = start;
        this.now = start.plusMillis(random.nextInt(1_000));
        this.calendar = new CounterSpan.Calendar(start.plus(Duration.ofDays(1)));
        for (int i = 0; i < limits.length; i++) {
            limits[i] = random.nextInt(9);
        }
    }

    String steps() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }

    int play() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        now = now.plus(Duration.ofMinutes(1));
        expire();
        audit();
        return steps.size();
    }

    private void step() {
        int chance = random.nextInt(100);
        if (chance < 32) {
            takeNew();
        } else if (chance < 38) {
            takeAgain();
        } else if (chance < 64) {
            closeOne();
        } else if (chance < 70) {
            crash();
        } else if (chance < 76) {
            expire();
        } else if (chance < 82) {
            adjust();
        } else if (chance < 86) {
            read();
        } else {
            passTime();
        }
    }

    private void takeNew() {
        String key = "hold-" + keys++;
        HoldRequest request = new HoldRequest(group, key, "print-" + key, lines(), now, lease(), KEEP);
        HoldAnswer answer = take(request);
        if (answer instanceof HoldAnswer.Taken) {
            asked.put(key, request);
            held.add(key);
        } else if (random.nextBoolean()) {
            take(request);
        }
    }

    /** A client that repeats itself, or uses a key for something else. */
    private void takeAgain() {
        if (asked.isEmpty()) {
            return;
        }
        HoldRequest first = pick(List.copyOf(asked.values()));
        String print = random.nextInt(3) == 0 ? "another" : first.fingerprint();
        List<HoldLine> lines = random.nextBoolean() ? first.lines() : lines();
        take(new HoldRequest(group, first.key(), print, lines, now, lease(), KEEP));
    }

    private HoldAnswer take(HoldRequest request) {
        HoldAnswer answer = store.take(request);
        steps.add(new Step(request, answer));
        same(answer, model.take(request));
        return answer;
    }

    private List<HoldLine> lines() {
        String user = "user:" + random.nextInt(2);
        List<HoldLine> lines = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            lines.add(line(user, 0, Unit.CONVERSIONS, calendar, random.nextInt(3)));
        }
        if (random.nextInt(4) > 0) {
            lines.add(line(user, 1, Unit.REQUESTS, SLIDING, 1 + random.nextInt(3)));
        }
        if (random.nextInt(4) > 0) {
            lines.add(line("organisation:1", 2, Unit.CONVERSIONS, new CounterSpan.Lifetime(), random.nextInt(4)));
        }
        return lines;
    }

    private HoldLine line(String subject, int limit, Unit unit, CounterSpan span, long amount) {
        String period = limit == 0 ? "UTC|2026-11-21" : limit == 1 ? "sliding" : "lifetime";
        CounterKey counter = new CounterKey(subject, "limit-" + limit, period);
        return new HoldLine(counter, unit, amount, limits[limit], span);
    }

    private Duration lease() {
        return Duration.ofMillis(500 + random.nextInt(8_000));
    }

    private void closeOne() {
        if (random.nextInt(12) == 0) {
            close("never-taken", Ending.SETTLE);
            return;
        }
        boolean late = held.isEmpty() || random.nextInt(6) == 0;
        List<String> known = late ? List.copyOf(asked.keySet()) : held;
        if (known.isEmpty()) {
            return;
        }
        String key = pick(known);
        int chance = random.nextInt(10);
        close(key, chance < 6 ? Ending.SETTLE : chance < 8 ? Ending.RELEASE : Ending.UNKNOWN);
        held.remove(key);
    }

    private void close(String key, Ending ending) {
        CloseRequest request = new CloseRequest(group, key, ending, used(), now);
        CloseAnswer answer = store.close(request);
        steps.add(new Step(request, answer));
        CloseAnswer expected = model.close(request);
        if (!(answer instanceof CloseAnswer.Closed closed)) {
            same(answer, expected);
            return;
        }
        same("Closed", expected.getClass().getSimpleName());
        List<HoldLine> lines = Objects.requireNonNull(asked.get(key), key).lines();
        model.adopt(closed.hold(), lines, now);
        same(closed.hold(), model.hold(key, now));
        same(closed.readings(), model.readings(lines, now));
    }

    private Amounts used() {
        Amounts used = Amounts.none();
        if (random.nextInt(5) > 0) {
            used = used.and(Unit.CONVERSIONS, random.nextInt(5));
        }
        if (random.nextInt(5) > 0) {
            used = used.and(Unit.REQUESTS, random.nextInt(4));
        }
        return random.nextInt(5) > 0 ? used : used.and(Unit.MICRO_USD, 9);
    }

    /** The holder forgets all it holds; only leases and repeated requests can end that. */
    private void crash() {
        steps.add(new Step("crash", ""));
        held.clear();
    }

    private void expire() {
        int expired = 0;
        int some;
        do {
            some = store.expire(now, 1_000);
            expired += some;
        } while (some == 1_000);
        steps.add(new Step("expire " + now, expired));
        model.expire(now);
    }

    private void adjust() {
        boolean again = !adjusted.isEmpty() && random.nextInt(3) == 0;
        AdjustRequest request = again ? now(pick(adjusted)) : adjustment();
        AdjustAnswer answer = store.adjust(request);
        steps.add(new Step(request, answer));
        boolean repeated = model.adjust(request);
        adjusted.add(request);
        CounterReading reading = model.reading(request.counter(), request.span(), request.at());
        same(answer, new AdjustAnswer(repeated, reading));
    }

    private AdjustRequest now(AdjustRequest first) {
        return new AdjustRequest(
                group, first.key(), first.counter(), first.span(), first.delta(), first.reason(), now, KEEP);
    }

    private AdjustRequest adjustment() {
        List<HoldLine> lines = lines();
        HoldLine line = lines.isEmpty() ? line("user:0", 0, Unit.CONVERSIONS, calendar, 0) : pick(lines);
        long delta = random.nextBoolean() ? 1 + random.nextInt(3) : -1 - random.nextInt(3);
        String key = "hold-" + keys++;
        return new AdjustRequest(group, key, line.counter(), line.span(), delta, "goodwill", now, KEEP);
    }

    private void read() {
        List<HoldLine> lines = lines();
        List<CounterReading> readings = store.read(group, lines, now);
        steps.add(new Step(lines, readings));
        same(readings, model.readings(lines, now));
    }

    /**
     * Mostly forward, by parts of a second or by more than the window; now and then back, but not to before the end of a lease,
     * since a store is free to write that down as soon as it has seen it.
     */
    private void passTime() {
        int chance = random.nextInt(10);
        if (chance == 0 && now.isAfter(start.plusSeconds(5))) {
            Instant back = now.minusMillis(random.nextInt(4_000));
            Instant ended = model.lastLeaseEnd(now);
            now = back.isBefore(ended) ? ended : back;
        } else {
            now = now.plusMillis(chance < 7 ? random.nextInt(2_500) : random.nextInt(20_000));
        }
        steps.add(new Step("time", now));
    }

    private void audit() {
        Audit audit = Audit.of(store.books(group));
        steps.add(new Step("audit", audit));
        same(audit.lines().stream().filter(line -> !line.balanced()).toList(), List.of());
        for (AuditLine line : audit.lines()) {
            long used = line.counter().period().equals("sliding") ? line.used() : modelUsed(line);
            same(line.used(), used);
            same(line.reserved(), 0L);
        }
    }

    private long modelUsed(AuditLine line) {
        return model.reading(line.counter(), new CounterSpan.Lifetime(), now).used();
    }

    /** Cheaper than an assertion of a library, for millions of answers. */
    private static void same(Object answered, Object expected) {
        if (!answered.equals(expected)) {
            throw new AssertionError("answered " + answered + "\nexpected " + expected);
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
