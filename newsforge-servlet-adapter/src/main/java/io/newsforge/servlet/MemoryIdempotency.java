package io.newsforge.servlet;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** See {@link IdempotencyStore#inMemory}. Claims are never forgotten for space; there are no more of them than connections. */
final class MemoryIdempotency implements IdempotencyStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final TimeSource time;
    private final long keepNanos;
    private final int mostEntries;
    private final long mostCharacters;
    private long characters;

    private record Entry(String fingerprint, @Nullable KeptAnswer answer, long since) {

        int size() {
            return answer == null ? 0 : answer.body().length();
        }
    }

    MemoryIdempotency(TimeSource time, Duration keep, int mostEntries, long mostCharacters) {
        this.time = time;
        this.keepNanos = keep.toNanos();
        this.mostEntries = mostEntries;
        this.mostCharacters = mostCharacters;
    }

    @Override
    public Claim claim(String key, String fingerprint) {
        lock.lock();
        try {
            trim();
            Entry known = entries.get(key);
            if (known == null) {
                entries.put(key, new Entry(fingerprint, null, time.nanos()));
                return new Claim.First();
            }
            if (!known.fingerprint().equals(fingerprint)) {
                return new Claim.OtherRequest();
            }
            return known.answer() == null ? new Claim.Running() : new Claim.Answered(known.answer());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keep(String key, KeptAnswer answer) {
        lock.lock();
        try {
            Entry claimed = entries.remove(key);
            if (claimed != null) {
                characters += answer.body().length() - claimed.size();
                entries.put(key, new Entry(claimed.fingerprint(), answer, time.nanos()));
                trim();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget(String key) {
        lock.lock();
        try {
            Entry gone = entries.remove(key);
            characters -= gone == null ? 0 : gone.size();
        } finally {
            lock.unlock();
        }
    }

    /** Oldest answers first, until what is left is neither too old nor too much. */
    private void trim() {
        long now = time.nanos();
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            Entry entry = oldest.next();
            boolean tooMuch = entries.size() > mostEntries || characters > mostCharacters;
            if (!tooMuch && now - entry.since() < keepNanos) {
                return;
            }
            if (entry.answer() != null) {
                characters -= entry.size();
                oldest.remove();
            }
        }
    }
}
