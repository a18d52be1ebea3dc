package io.newsforge.spring;

import java.io.File;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How health is looked at. Immutable.
 *
 * @param enabled Whether there is a registry of health.
 * @param refresh How often checks look, in the background.
 * @param timeout How long a check may take; at most 5 s.
 * @param listModels Whether a route that is silent is asked for its list of models, which no vendor bills. Else it is up.
 * @param cpuThreshold From how many percent of the processors on the process is degraded.
 * @param memoryThreshold From how many percent of the heap on the process is degraded.
 * @param diskThreshold From how many percent of the disk on the process is degraded.
 * @param diskPath Which disk: that of this file or folder.
 */
@ConfigurationProperties("newsforge.health")
public record HealthProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10s") Duration refresh,
        @DefaultValue("4s") Duration timeout,
        @DefaultValue("false") boolean listModels,
        @DefaultValue("80") int cpuThreshold,
        @DefaultValue("85") int memoryThreshold,
        @DefaultValue("90") int diskThreshold,
        @DefaultValue(".") File diskPath) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SHORTEST_REFRESH = Duration.ofMillis(100);

    /** Refuses what is out of range. */
    public HealthProperties {
        if (refresh.compareTo(SHORTEST_REFRESH) < 0) {
            throw new WrongSettingException("refresh", refresh, "100ms or more");
        }
        Settings.positive("timeout", timeout);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new WrongSettingException("timeout", timeout, "at most 5s");
        }
        Settings.between("cpu-threshold", cpuThreshold, 1, 100);
        Settings.between("memory-threshold", memoryThreshold, 1, 100);
        Settings.between("disk-threshold", diskThreshold, 1, 100);
    }
}
