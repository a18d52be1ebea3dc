package io.newsforge.health.check;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one check stands, or a composite and its members. Immutable.
 *
 * @param name the check's name, within its composite if it has one
 * @param status the status after hysteresis, grace and the effect of members
 * @param since when the status last changed, or the check was registered
 * @param criticality what it means for the whole
 * @param tags words for people, unmodifiable
 * @param lastOrNull the latest look; none before the first, and none for composites
 * @param lastGoodOrNull the latest look that found it up or degraded
 * @param lastBadOrNull the latest look that did not
 * @param badInARow how many looks in a row did not find it up or degraded
 * @param members the members of a composite, unmodifiable; empty for a check
 */
public record CheckReport(
        String name,
        Status status,
        Instant since,
        Criticality criticality,
        Set<String> tags,
        @Nullable Sighting lastOrNull,
        @Nullable Sighting lastGoodOrNull,
        @Nullable Sighting lastBadOrNull,
        int badInARow,
        List<CheckReport> members) {

    private static final Health NOT_LOOKED = Health.unknown("not looked at yet");

    /** Copies the collections. */
    public CheckReport {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(criticality, "criticality");
        tags = Set.copyOf(tags);
        members = List.copyOf(members);
    }

    /**
     * The latest look.
     *
     * @return empty before the first, and for composites
     */
    public Optional<Sighting> last() {
        return Optional.ofNullable(lastOrNull);
    }

    /**
     * The latest look that found it up or degraded.
     *
     * @return empty if there was none
     */
    public Optional<Sighting> lastGood() {
        return Optional.ofNullable(lastGoodOrNull);
    }

    /**
     * The latest look that found it down or unknown, still there after it has recovered.
     *
     * @return empty if there was none
     */
    public Optional<Sighting> lastBad() {
        return Optional.ofNullable(lastBadOrNull);
    }

    /**
     * What the latest look found; its status may differ from {@link #status()}, which follows when more looks say the same.
     *
     * @return the health; of a check that was not looked at yet, and of a composite, one that says so
     */
    public Health health() {
        if (lastOrNull != null) {
            return lastOrNull.health();
        }
        return members.isEmpty() ? NOT_LOOKED : Health.of(status, "");
    }

    /**
     * What this means for the whole.
     *
     * @return the status of the whole if all else is up
     */
    public Status effect() {
        return criticality.effect(status);
    }
}
