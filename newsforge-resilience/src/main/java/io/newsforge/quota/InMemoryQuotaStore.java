package io.newsforge.quota;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Quotas counted in this process alone. Two processes with such a store have two limits, and a restart begins anew: use it for
 * one process, for tests and for development. Uses the time passed in with each request.
 *
 * <p>A group is one monitor, so subjects of different groups do not wait for each other. Memory is bounded: closed holds are
 * forgotten after their time, or earlier when their group has more of them than {@link #remembering} says; calendar counters an
 * hour after their period, so that a clock set back by less finds them again; groups with nothing left by {@link #expire}. What
 * forgotten holds had charged stays charged and is one {@link LedgerEntry.Kind#CARRY} entry.
 *
 * <p>Thread-safe.
 */
public final class InMemoryQuotaStore implements QuotaStore {

    private static final int CLOSED_HOLDS = 10_000;
    private static final int SWEPT_AT_LEAST = 16;

    /** With a call every ten seconds, two million groups a day. */
    private static final int SWEPT_AT_MOST = 256;

    private static final int SWEEP_IN_CALLS = 64;

    private final Map<String, MemoryGroup> groups = new ConcurrentHashMap<>();
    /** The groups that may have open holds. */
    private final Set<MemoryGroup> open = ConcurrentHashMap.newKeySet();

    private final int closedAtMost;
    private Iterator<Map.Entry<String, MemoryGroup>> sweep = Collections.emptyIterator();

    private InMemoryQuotaStore(int closedAtMost) {
        this.closedAtMost = closedAtMost;
    }

    /**
     * An empty store that remembers up to 10,000 closed holds a group.
     *
     * @return the store
     */
    public static InMemoryQuotaStore create() {
        return new InMemoryQuotaStore(CLOSED_HOLDS);
    }

    /**
     * An empty store.
     *
     * @param closedHolds how many closed holds a group may remember at most, at least 1; of more the oldest are forgotten
     *     before their time, and a request repeated later is then taken for a new one
     * @return the store
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static InMemoryQuotaStore remembering(int closedHolds) {
        if (closedHolds < 1) {
            throw new IllegalArgumentException("closedHolds: " + closedHolds + " (expected: >= 1)");
        }
        return new InMemoryQuotaStore(closedHolds);
    }

    @Override
    public HoldAnswer take(HoldRequest request) {
        while (true) {
            HoldAnswer answer = group(request.group()).take(request);
            if (answer != null) {
                return answer;
            }
        }
    }

    /** The answer to a key that was taken before, or null; takes nothing. */
    @Nullable
    HoldAnswer known(HoldRequest request) {
        MemoryGroup group = groups.get(request.group());
        return group == null ? null : group.known(request);
    }

    /** What a hold was taken for, or null if it is not known. */
    @Nullable
    HoldRequest asked(String group, String key) {
        MemoryGroup known = groups.get(group);
        return known == null ? null : known.asked(key);
    }

    @Override
    public CloseAnswer close(CloseRequest request) {
        MemoryGroup group = groups.get(request.group());
        return group == null ? new CloseAnswer.NoSuchHold() : group.close(request);
    }

    @Override
    public AdjustAnswer adjust(AdjustRequest request) {
        while (true) {
            AdjustAnswer answer = group(request.group()).adjust(request);
            if (answer != null) {
                return answer;
            }
        }
    }

    private MemoryGroup group(String name) {
        MemoryGroup group = groups.get(name);
        return group != null ? group : groups.computeIfAbsent(name, fresh -> new MemoryGroup(closedAtMost, open));
    }

    @Override
    public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
        MemoryGroup known = groups.get(group);
        MemoryGroup asked = known == null ? new MemoryGroup(1, open) : known;
        return asked.read(lines, at);
    }

    @Override
    public int expire(Instant at, int atMost) {
        Objects.requireNonNull(at, "at");
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost: " + atMost + " (expected: >= 1)");
        }
        int expired = 0;
        for (MemoryGroup group : open) {
            expired += group.expire(at, atMost - expired);
            if (expired == atMost) {
                break;
            }
            group.unlist();
        }
        retireSome(at);
        return expired;
    }

    /** A part of the groups at a call, so that no call pays for all of them. */
    private synchronized void retireSome(Instant at) {
        int some = Math.min(SWEPT_AT_MOST, Math.max(SWEPT_AT_LEAST, groups.size() / SWEEP_IN_CALLS));
        for (int i = 0; i < some; i++) {
            if (!sweep.hasNext()) {
                sweep = groups.entrySet().iterator();
                return;
            }
            Map.Entry<String, MemoryGroup> entry = sweep.next();
            if (entry.getValue().retire(at)) {
                groups.remove(entry.getKey(), entry.getValue());
            }
        }
    }

    @Override
    public Books books(String group) {
        MemoryGroup known = groups.get(group);
        return known == null ? new Books(group, List.of(), List.of()) : known.books(group);
    }
}
