package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.Audit;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.HoldState;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the chapters of {@link QuotaStoreContract} stand on: the store, a group of its own for each test, and short words. */
abstract class QuotaGround {

    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration KEEP = Duration.ofHours(2);
    static final CounterSpan DAY = new CounterSpan.Calendar(MIDNIGHT);
    static final CounterSpan MINUTE = new CounterSpan.Sliding(Duration.ofSeconds(1), 60);

    QuotaStore store = InMemoryQuotaStore.create();
    String group = "";

    QuotaGround() {}

    /**
     * The store to test.
     *
     * @return a store, new or not, that uses the time passed in
     */
    protected abstract QuotaStore store();

    @BeforeEach
    void openGroup() {
        store = store();
        group = "organisation:{" + UUID.randomUUID() + "}|%";
    }

    static HoldLine day(String subject, long amount, long limit) {
        return line(subject, Unit.CONVERSIONS, amount, limit, DAY, "Asia/Seoul|2026-11-21");
    }

    static HoldLine minute(long amount, long limit) {
        return line("user:1", Unit.REQUESTS, amount, limit, MINUTE, "sliding");
    }

    static HoldLine line(String subject, Unit unit, long amount, long limit, CounterSpan span, String period) {
        return new HoldLine(new CounterKey(subject, unit.label(), period), unit, amount, limit, span);
    }

    HoldRequest request(String key, String fingerprint, Instant at, HoldLine... lines) {
        return new HoldRequest(group, key, fingerprint, List.of(lines), at, LEASE, KEEP);
    }

    HoldAnswer take(String key, Instant at, HoldLine... lines) {
        return store.take(request(key, "print", at, lines));
    }

    CloseAnswer close(String key, Ending ending, Amounts used, Instant at) {
        return store.close(new CloseRequest(group, key, ending, used, at));
    }

    static HeldLine line(CloseAnswer answer) {
        return ((CloseAnswer.Closed) answer).hold().lines().get(0);
    }

    static HoldState state(CloseAnswer answer) {
        assertThat(answer).isInstanceOf(CloseAnswer.Closed.class);
        return ((CloseAnswer.Closed) answer).hold().state();
    }

    long used(HoldLine line) {
        return store.read(group, List.of(line), START).get(0).used();
    }

    AuditLine audited(HoldLine line) {
        return Audit.of(store.books(group)).lines().stream()
                .filter(audited -> audited.counter().equals(line.counter()))
                .findFirst()
                .orElseThrow();
    }

    void assertBalanced() {
        assertThat(Audit.of(store.books(group)).lines()).isNotEmpty().allMatch(AuditLine::balanced);
    }

    List<LedgerEntry.Kind> kinds(String key) {
        return store.books(group).entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(LedgerEntry::kind)
                .toList();
    }
}
