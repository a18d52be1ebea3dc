package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a conversion can be served now, and how: the first of several ways that works. Immutable and thread-safe.
 *
 * <pre>{@code
 * ServingCheck.first("model", large::status).then("cheaper model", small::status).then("offline", () -> Status.UP);
 * }</pre>
 *
 * <p>Up if the first way is up; degraded if it is degraded, or if a later one is up or degraded; down if none is, or unknown if nobody can
 * tell of one of them. A way whose status cannot be had is down. Since it hangs on vendors its reach is theirs: it is never part of
 * {@code liveness} or {@code readiness}. Data: {@code how}, the way that works, and each way's status as {@code way.} and its name.
 */
public final class ServingCheck implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ServingCheck.class);

    private static final int WAYS_AT_MOST = 16;

    private record Way(String name, Supplier<Status> status) {}

    private final List<Way> ways;

    private ServingCheck(List<Way> ways) {
        this.ways = List.copyOf(ways);
    }

    /**
     * A check with the way that is wanted.
     *
     * @param name what it is called
     * @param status reads how well it is, from memory
     * @return the check
     * @throws IllegalArgumentException if the name is blank
     */
    public static ServingCheck first(String name, Supplier<Status> status) {
        return new ServingCheck(List.of()).then(name, status);
    }

    /**
     * This check with a way that is taken when those before do not work.
     *
     * @param name what it is called
     * @param status reads how well it is, from memory
     * @return the new check
     * @throws IllegalArgumentException if the name is blank or taken, or there are 16 ways already
     */
    public ServingCheck then(String name, Supplier<Status> status) {
        Expect.text("name", name);
        Objects.requireNonNull(status, "status");
        Expect.between("ways", ways.size() + 1, 1, WAYS_AT_MOST);
        if (ways.stream().anyMatch(way -> way.name().equals(name))) {
            throw new IllegalArgumentException("name: \"" + name + "\" (expected: one that is not taken)");
        }
        List<Way> more = new ArrayList<>(ways);
        more.add(new Way(name, status));
        return new ServingCheck(more);
    }

    @Override
    public Health check() {
        List<Status> now = ways.stream().map(ServingCheck::read).toList();
        int serving = serving(now);
        Health health = serving < 0 ? nobody(now) : served(serving, now.get(serving));
        for (int i = 0; i < ways.size(); i++) {
            health = health.with("way." + ways.get(i).name(), now.get(i).code());
        }
        return health;
    }

    private static Status read(Way way) {
        try {
            return Objects.requireNonNull(way.status().get(), way.name());
        } catch (RuntimeException e) {
            LOG.warn("How well \"{}\" is could not be read", way.name(), e);
            return Status.DOWN;
        }
    }

    private static int serving(List<Status> now) {
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).isWorseThan(Status.DEGRADED)) {
                return i;
            }
        }
        return -1;
    }

    private static Health nobody(List<Status> now) {
        return now.contains(Status.UNKNOWN)
                ? Health.unknown("nobody can tell whether conversions can be served")
                : Health.down("conversions cannot be served");
    }

    private Health served(int serving, Status status) {
        String how = ways.get(serving).name();
        Health health = serving == 0 && status == Status.UP
                ? Health.up()
                : Health.degraded(
                        "conversions are served by: " + how + (status == Status.UP ? "" : ", which is degraded"));
        return health.with("how", how);
    }

    @Override
    public Reach reach() {
        return Reach.VENDOR;
    }
}
