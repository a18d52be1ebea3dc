package io.newsforge.health.probe;

import com.sun.management.OperatingSystemMXBean;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Status;
import io.newsforge.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.DoubleSupplier;

/**
 * How busy the processors are, measured between one run and the next: it never sleeps. Thread-safe; a check keeps what it last read, so
 * register each once.
 *
 * <pre>{@code
 * CpuCheck.ofProcess().degradedAt(0.9);
 * }</pre>
 *
 * <p>Degraded from 80 %, and never down, since a busy process is not a broken one. Unknown until two readings are at least half a second
 * apart; a run that comes sooner repeats what the last one said. Data: {@code share}; of the process also {@code cpus}, what it may
 * use: the quota of its control group ({@code cpu.max} of version 2, {@code cpu.cfs_quota_us} of version 1) or else the processors
 * that the JVM sees. Micrometer's {@code ProcessorMetrics} has {@code process.cpu.usage} and {@code system.cpu.usage}.
 */
public final class CpuCheck implements HealthCheck {

    private final CpuReader reader;
    private final Marks marks;

    private CpuCheck(CpuReader reader, Marks marks) {
        this.reader = reader;
        this.marks = marks;
    }

    /**
     * A check of this process, against what it may use.
     *
     * @return the check with the defaults
     */
    public static CpuCheck ofProcess() {
        return ofProcess(Cgroup.USUAL);
    }

    /**
     * A check of this process whose control group is elsewhere.
     *
     * @param cgroup the folder with its files
     * @return the check with the defaults
     */
    public static CpuCheck ofProcess(Path cgroup) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Cgroup group = new Cgroup(Objects.requireNonNull(cgroup, "cgroup"));
        return reading(
                TimeSource.system(), new ProcessTime(system::getProcessCpuTime, group, system::getAvailableProcessors));
    }

    /**
     * A check of the whole machine, or of the container where the JVM sees one, by what the JVM says of the time since it was last asked
     * ({@link OperatingSystemMXBean#getCpuLoad}): if others ask too, that time is short.
     *
     * @return the check with the defaults
     */
    public static CpuCheck ofSystem() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        DoubleSupplier load = system::getCpuLoad;
        return new CpuCheck(new LoadReader(load), new Marks(0.8, Marks.NEVER));
    }

    static CpuCheck reading(TimeSource time, ProcessTime process) {
        return new CpuCheck(new DifferenceReader(time, process), new Marks(0.8, Marks.NEVER));
    }

    static CpuCheck reading(DoubleSupplier load) {
        return new CpuCheck(new LoadReader(load), new Marks(0.8, Marks.NEVER));
    }

    /**
     * This check, degraded from another share on. It shares its readings with this one.
     *
     * @param share of what may be used, above 0 and at most 1; 0.8 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public CpuCheck degradedAt(double share) {
        return new CpuCheck(reader, marks.withDegradedAt(share));
    }

    @Override
    public Health check() throws Exception {
        CpuReader.Reading reading = reader.read();
        double share = reading.share();
        if (Double.isNaN(share)) {
            return Health.unknown("two readings are needed and there is one");
        }
        Status status = marks.judge(share);
        Health health = Health.of(
                        status, status == Status.UP ? "" : Marks.percent(share) + " of the processor time is used")
                .with("share", Marks.rounded(share));
        return Double.isNaN(reading.cpus()) ? health : health.with("cpus", Marks.rounded(reading.cpus()));
    }
}
