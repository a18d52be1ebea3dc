package io.newsforge.health.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link AlertSpill#inMemory()}. Thread-safe. */
final class MemorySpill implements AlertSpill {

    private final Map<SpillKey, Entry> entries = new LinkedHashMap<>();

    @Override
    public synchronized List<Entry> waiting() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized void put(List<Entry> more) {
        more.forEach(entry -> entries.put(SpillKey.of(entry), entry));
    }

    @Override
    public synchronized void remove(String sink, List<String> keys) {
        keys.forEach(key -> entries.remove(new SpillKey(sink, key)));
    }

    @Override
    public void close() {
        // the entries stay, so that the alerts that come after can have them
    }
}
