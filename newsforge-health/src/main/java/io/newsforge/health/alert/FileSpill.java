package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Remembers alerts in a file, so that those that were not delivered survive the process. Thread-safe; one at a time may have the file.
 *
 * <p>Operations are appended and forced to the disk. When the file would grow beyond its bound it is written anew with what still waits,
 * beside the old one, and put in its place in one step; if that alone is beyond the bound, the operation fails and nothing has changed. A
 * process that dies between sending an alert and forgetting it sends it again after the restart.
 *
 * <p>The file holds titles and texts of alerts; where the file system knows owners only the owner can read it.
 */
public final class FileSpill implements AlertSpill {

    private static final long DEFAULT_BOUND = 4L << 20;
    private static final long LEAST_BOUND = 64L << 10;
    private static final long MOST_BOUND = 64L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final SpillLines lines = new SpillLines();
    private final SpillFile file;
    private final long bound;
    private Map<SpillKey, Entry> live;

    private FileSpill(SpillFile file, long bound) throws IOException {
        this.file = file;
        this.bound = bound;
        this.live = lines.replay(file.read());
        file.replace(bytes(live));
    }

    /**
     * Opens a file of at most 4 MiB, or makes it.
     *
     * @param path where; its folder exists. A file with {@code .lock} behind the name lies beside it
     * @return the spill
     * @throws IllegalStateException if another spill has the file
     * @throws UncheckedIOException if it cannot be read or written
     */
    public static FileSpill at(Path path) {
        return at(path, DEFAULT_BOUND);
    }

    /**
     * Opens a file, or makes it.
     *
     * @param path where; its folder exists. A file with {@code .lock} behind the name lies beside it
     * @param mostBytes how large it may grow, 64 KiB to 64 MiB
     * @return the spill
     * @throws IllegalArgumentException if the bound is outside
     * @throws IllegalStateException if another spill has the file
     * @throws UncheckedIOException if it cannot be read or written
     */
    public static FileSpill at(Path path, long mostBytes) {
        Expect.between("mostBytes", mostBytes, LEAST_BOUND, MOST_BOUND);
        try {
            SpillFile file = SpillFile.open(path.toAbsolutePath());
            try {
                return new FileSpill(file, mostBytes);
            } catch (IOException | RuntimeException broken) {
                file.close();
                throw broken;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public List<Entry> waiting() {
        lock.lock();
        try {
            return List.copyOf(live.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(List<Entry> entries) {
        write(bytes(entries), after -> entries.forEach(entry -> after.put(SpillKey.of(entry), entry)));
    }

    @Override
    public void remove(String sink, List<String> keys) {
        if (!keys.isEmpty()) {
            byte[] line;
            try {
                line = lines.remove(sink, keys);
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
            write(line, after -> keys.forEach(key -> after.remove(new SpillKey(sink, key))));
        }
    }

    /** An interrupt waits until it is written, since it would close the file. */
    private void write(byte[] line, Consumer<Map<SpillKey, Entry>> change) {
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            Map<SpillKey, Entry> after = new LinkedHashMap<>(live);
            change.accept(after);
            if (file.isTorn() || (file.size() + line.length > bound)) {
                file.replace(within(bytes(after)));
            } else {
                file.append(line);
            }
            live = after;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private byte[] within(byte[] all) throws IOException {
        if (all.length > bound) {
            throw new IOException("spill: " + all.length + " bytes wait (expected: <= " + bound + ")");
        }
        return all;
    }

    private byte[] bytes(Map<SpillKey, Entry> entries) {
        return bytes(List.copyOf(entries.values()));
    }

    private byte[] bytes(List<Entry> entries) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (Entry entry : entries) {
                all.write(lines.put(entry));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            lock.unlock();
        }
    }
}
