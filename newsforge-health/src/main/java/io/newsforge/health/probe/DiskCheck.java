package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Status;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * How full the file store of a path is. Immutable and thread-safe.
 *
 * <pre>{@code
 * DiskCheck.of(Path.of("/var/spool/newsforge")).downAt(0.99);
 * }</pre>
 *
 * <p>Degraded from 90 % and down from 98 % of what this process may use; unknown if the store has no size, as pseudo file systems
 * have none. The store is looked up anew each time, so a mount that comes later is seen. Data: {@code path}, {@code usable} and
 * {@code total} in bytes, {@code used} as a share. Micrometer's {@code DiskSpaceMetrics} has {@code disk.free} and
 * {@code disk.total}. For a volume that replicas share use {@link #reaching}.
 */
public final class DiskCheck implements HealthCheck {

    private final String shown;
    private final Callable<DiskSpace> space;
    private final Marks marks;

    private DiskCheck(String shown, Callable<DiskSpace> space, Marks marks) {
        this.shown = shown;
        this.space = space;
        this.marks = marks;
    }

    /**
     * A check of the store a path is in.
     *
     * @param path a file or folder; it is down while that does not exist
     * @return the check with the defaults
     */
    public static DiskCheck of(Path path) {
        Objects.requireNonNull(path, "path");
        return reading(path.toString(), () -> read(path));
    }

    /**
     * A check of room that somebody else measures.
     *
     * @param shown what is measured, for the report
     * @param space reads it
     * @return the check with the defaults
     * @throws IllegalArgumentException if the name is blank
     */
    public static DiskCheck reading(String shown, Callable<DiskSpace> space) {
        Objects.requireNonNull(space, "space");
        return new DiskCheck(Expect.text("shown", shown), space, new Marks(0.9, 0.98));
    }

    private static DiskSpace read(Path path) throws Exception {
        FileStore store = Files.getFileStore(path);
        return new DiskSpace(Math.max(0, store.getUsableSpace()), Math.max(0, store.getTotalSpace()));
    }

    /**
     * This check, degraded from another share on.
     *
     * @param share of the store in use, above 0 and at most 1; 0.9 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public DiskCheck degradedAt(double share) {
        return new DiskCheck(shown, space, marks.withDegradedAt(share));
    }

    /**
     * This check, down from another share on.
     *
     * @param share of the store in use, above 0 and at most 1; 0.98 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public DiskCheck downAt(double share) {
        return new DiskCheck(shown, space, marks.withDownAt(share));
    }

    @Override
    public Health check() throws Exception {
        DiskSpace now = space.call();
        if (now.total() == 0) {
            return Health.unknown("the file store has no size").with("path", shown);
        }
        Status status = marks.judge(now.used());
        String message = status == Status.UP ? "" : Marks.percent(now.used()) + " of the disk is used";
        return Health.of(status, message)
                .with("path", shown)
                .with("usable", now.usable())
                .with("total", now.total())
                .with("used", Marks.rounded(now.used()));
    }
}
