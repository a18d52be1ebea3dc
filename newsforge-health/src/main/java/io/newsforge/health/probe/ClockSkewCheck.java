package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.time.TimeSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * How far this machine's clock is from another, such as the database's. Immutable and thread-safe.
 *
 * <pre>{@code
 * ClockSkewCheck.of(pool).degradedOver(Duration.ofMillis(250));
 * }</pre>
 *
 * <p>The other clock is taken to have been read in the middle of the round trip, and half the round trip is what that can be wrong by:
 * degraded if they are more than 1 s apart whatever the truth is within it. Unknown if half the round trip is longer than that
 * second; down only if the other clock cannot be read, which is why all replicas fail together. Data: {@code ahead_ms}, by which the other
 * clock is ahead, and {@code round_trip_ms}.
 */
public final class ClockSkewCheck implements HealthCheck {

    private static final Duration USUAL = Duration.ofSeconds(1);

    /** Takes a sample by our clocks. */
    private interface Sampler {
        ClockSample sample(TimeSource time) throws Exception;
    }

    private final Sampler sampler;
    private final TimeSource time;
    private final Duration limit;

    private ClockSkewCheck(Sampler sampler, TimeSource time, Duration limit) {
        this.sampler = sampler;
        this.time = time;
        this.limit = limit;
    }

    /**
     * A check against a clock.
     *
     * @param remote reads it
     * @return the check with the defaults
     */
    public static ClockSkewCheck of(Callable<Instant> remote) {
        Objects.requireNonNull(remote, "remote");
        return new ClockSkewCheck(time -> ClockSample.take(time, remote), TimeSource.system(), USUAL);
    }

    /**
     * A check against a database's clock, read by {@code SELECT CURRENT_TIMESTAMP}. Only the query is timed, not the wait for a
     * connection, which must commit by itself: in a transaction that clock stands still.
     *
     * @param source a database that has such a query and gives an {@link OffsetDateTime}, as PostgreSQL and H2 do
     * @return the check with the defaults
     */
    public static ClockSkewCheck of(DataSource source) {
        Objects.requireNonNull(source, "source");
        return new ClockSkewCheck(time -> sample(source, time), TimeSource.system(), USUAL);
    }

    private static ClockSample sample(DataSource source, TimeSource time) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return ClockSample.take(time, () -> now(statement));
        }
    }

    private static Instant now(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT CURRENT_TIMESTAMP")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /**
     * This check with another threshold.
     *
     * @param apart how far the clocks may be apart, above zero; 1 s by default
     * @return the new check
     * @throws IllegalArgumentException if it is not
     */
    public ClockSkewCheck degradedOver(Duration apart) {
        return new ClockSkewCheck(sampler, time, Expect.positive("degradedOver", apart));
    }

    /**
     * This check with other clocks of our own.
     *
     * @param source where our time comes from; the system's by default
     * @return the new check
     */
    public ClockSkewCheck time(TimeSource source) {
        return new ClockSkewCheck(sampler, Objects.requireNonNull(source, "time"), limit);
    }

    @Override
    public Health check() throws Exception {
        ClockSample sample = sampler.sample(time);
        return judged(sample)
                .with("ahead_ms", sample.ahead().toMillis())
                .with("round_trip_ms", sample.roundTrip().toMillis());
    }

    private Health judged(ClockSample sample) {
        if (sample.certain().compareTo(limit) > 0) {
            String side = sample.ahead().isNegative() ? "behind" : "ahead";
            return Health.of(
                    Status.DEGRADED,
                    "the other clock is " + sample.ahead().abs().toMillis() + " ms " + side);
        }
        if (sample.roundTrip().dividedBy(2).compareTo(limit) > 0) {
            return Health.unknown("a round trip of " + sample.roundTrip().toMillis() + " ms is too long to tell");
        }
        return Health.up();
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }
}
