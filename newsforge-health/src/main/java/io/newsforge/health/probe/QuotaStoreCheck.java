package io.newsforge.health.probe;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.QuotaGroupBusyException;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Unit;
import io.newsforge.time.TimeSource;
import java.util.List;
import java.util.Objects;

/**
 * Whether the quota store answers. Immutable and thread-safe.
 *
 * <p>Reads one counter, that nobody charges, of the group {@code newsforge.health}, so it writes nothing and waits for nobody's
 * conversions. Down if the store says that it is away or gives no reading; degraded if it is too busy to say.
 */
public final class QuotaStoreCheck implements HealthCheck {

    private static final String GROUP = "newsforge.health";

    private static final List<HoldLine> LINES = List.of(
            new HoldLine(new CounterKey(GROUP, "probe", "lifetime"), Unit.REQUESTS, 0, 0, new CounterSpan.Lifetime()));

    private final QuotaStore store;
    private final TimeSource time;

    private QuotaStoreCheck(QuotaStore store, TimeSource time) {
        this.store = Objects.requireNonNull(store, "store");
        this.time = Objects.requireNonNull(time, "time");
    }

    /**
     * A check of a store.
     *
     * @param store the store
     * @return the check
     */
    public static QuotaStoreCheck of(QuotaStore store) {
        return of(store, TimeSource.system());
    }

    /**
     * A check of a store with a clock of the host's.
     *
     * @param store the store
     * @param time the clock that readings carry
     * @return the check
     */
    public static QuotaStoreCheck of(QuotaStore store, TimeSource time) {
        return new QuotaStoreCheck(store, time);
    }

    @Override
    public Health check() {
        try {
            List<CounterReading> readings = store.read(GROUP, LINES, time.instant());
            return readings.size() == 1
                    ? Health.up()
                    : Health.down("the store gave " + readings.size() + " readings (expected: 1)");
        } catch (QuotaGroupBusyException e) {
            return Health.degraded("the store is too busy to answer");
        } catch (QuotaStoreException e) {
            return Health.down("the store is away", e);
        }
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }
}
