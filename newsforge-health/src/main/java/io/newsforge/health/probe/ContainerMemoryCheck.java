package io.newsforge.health.probe;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How near a container is to the memory it is killed at. Immutable and thread-safe.
 *
 * <p>Reads the limit and the use of the control group, of version 2 ({@code memory.max}) or else 1 ({@code memory/memory.limit_in_bytes}),
 * under {@code /sys/fs/cgroup}. File pages that nobody has read lately are not counted, since the kernel gives them back first. Degraded
 * from 85 %; never down unless {@link #downAt} is set. Up, with a message, where there is no limit or no control group: nothing is
 * near then. Unknown if a file does not hold what it should. Data: {@code used} and {@code limit} in bytes, {@code share}.
 */
public final class ContainerMemoryCheck implements HealthCheck {

    private final Cgroup group;
    private final Marks marks;

    private ContainerMemoryCheck(Cgroup group, Marks marks) {
        this.group = group;
        this.marks = marks;
    }

    /**
     * A check of the control group at the usual place.
     *
     * @return the check with the defaults
     */
    public static ContainerMemoryCheck create() {
        return under(Cgroup.USUAL);
    }

    /**
     * A check of a control group elsewhere.
     *
     * @param root the folder with its files
     * @return the check with the defaults
     */
    public static ContainerMemoryCheck under(Path root) {
        return new ContainerMemoryCheck(new Cgroup(Objects.requireNonNull(root, "root")), new Marks(0.85, Marks.NEVER));
    }

    /**
     * This check, degraded from another share on.
     *
     * @param share of the limit, above 0 and at most 1; 0.85 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public ContainerMemoryCheck degradedAt(double share) {
        return new ContainerMemoryCheck(group, marks.withDegradedAt(share));
    }

    /**
     * This check, down from a share on.
     *
     * @param share of the limit, above 0 and at most 1; never by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public ContainerMemoryCheck downAt(double share) {
        return new ContainerMemoryCheck(group, marks.withDownAt(share));
    }

    @Override
    public Health check() {
        try {
            OptionalLong limit = group.memoryLimit();
            return limit.isEmpty()
                    ? Health.of(Status.UP, "no memory limit is set")
                    : judged(group.memoryUsed(), limit.getAsLong());
        } catch (IOException e) {
            return Health.unknown(
                    "the control group cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Health judged(long used, long limit) {
        double share = used / (double) limit;
        Status status = marks.judge(share);
        return Health.of(status, status == Status.UP ? "" : Marks.percent(share) + " of the container's memory is used")
                .with("used", used)
                .with("limit", limit)
                .with("share", Marks.rounded(share));
    }
}
