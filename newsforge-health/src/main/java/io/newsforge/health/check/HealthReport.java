package io.newsforge.health.check;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the whole stands, or one group of its checks, at a moment. Immutable.
 *
 * @param group the group; {@value #WHOLE} for all checks
 * @param status the worst effect of its checks; up if it has none
 * @param version the version of the host's program
 * @param at when this was put together; the looks it is made of are older, each says how much
 * @param checks its checks and composites, in the order of registration, unmodifiable
 */
public record HealthReport(String group, Status status, String version, Instant at, List<CheckReport> checks) {

    /** The name of the report of all checks. */
    public static final String WHOLE = "health";

    /** Copies the list. */
    public HealthReport {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(at, "at");
        checks = List.copyOf(checks);
    }

    /**
     * Puts a report together.
     *
     * @param group the group
     * @param version the version of the host's program
     * @param at when
     * @param checks its checks
     * @return a report with the status that follows from the checks
     */
    public static HealthReport of(String group, String version, Instant at, List<CheckReport> checks) {
        return new HealthReport(group, overall(checks), version, at, checks);
    }

    /**
     * The status that follows from some checks: the worst of their effects.
     *
     * @param checks the checks
     * @return up if there are none
     */
    public static Status overall(List<CheckReport> checks) {
        Status worst = Status.UP;
        for (CheckReport check : checks) {
            worst = worst.worse(check.effect());
        }
        return worst;
    }

    /**
     * Looks a check up.
     *
     * @param path its name, or {@code composite/name}
     * @return the check, if this report has it
     */
    public Optional<CheckReport> find(String path) {
        List<CheckReport> level = checks;
        Optional<CheckReport> found = Optional.empty();
        for (String name : path.split("/", -1)) {
            found = level.stream().filter(check -> check.name().equals(name)).findFirst();
            level = found.map(CheckReport::members).orElse(List.of());
        }
        return found;
    }

    /**
     * What a probe over HTTP answers: 503 for down, and for unknown too, since work must not be sent where nothing was ever heard;
     * but of liveness only for down, since to restart what has not started yet helps nobody.
     *
     * @return 200 or 503
     */
    public int httpStatus() {
        boolean unknownIsFine = group.equals(CheckOptions.LIVENESS);
        boolean bad = (status == Status.DOWN) || ((status == Status.UNKNOWN) && !unknownIsFine);
        return bad ? 503 : 200;
    }
}
