package io.newsforge.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Unit;
import io.newsforge.store.JdbcQuotaStore;
import io.newsforge.store.RedisQuotaStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/**
 * Reserving and settling on real servers on this machine, beside the least that could do: on Redis a script that checks and adds
 * three counters, and PING; on PostgreSQL one conditional upsert. Reservations are of fresh keys in a few groups; the time of
 * {@code takeAndSettle} less that of {@code take} is a settlement's.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class QuotaStoreBenchmark {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final AtomicLong NEXT = new AtomicLong();
    private static final String CHECK_AND_ADD = """
            for i = 1, 3 do
                if tonumber(redis.call('GET', KEYS[i]) or 0) + ARGV[i] > tonumber(ARGV[i + 3]) then return 0 end
            end
            for i = 1, 3 do
                redis.call('INCRBY', KEYS[i], ARGV[i])
            end
            return 1
            """;

    private static HoldRequest request(int lines) {
        long next = NEXT.getAndIncrement();
        String subject = "user:" + next % 8;
        List<HoldLine> wanted = new ArrayList<>(lines);
        Unit[] units = {Unit.CONVERSIONS, Unit.INPUT_TOKENS, Unit.MICRO_USD};
        for (int i = 0; i < lines; i++) {
            CounterKey counter = new CounterKey(subject, units[i].label() + "-per-day", "UTC|2026-11-21");
            CounterSpan today = new CounterSpan.Calendar(Instant.now().plus(Duration.ofDays(1)));
            wanted.add(new HoldLine(counter, units[i], 1 + i, Amounts.MAX, today));
        }
        String key = "request-" + next;
        return new HoldRequest(subject, key, "fingerprint", wanted, Instant.now(), LEASE, LEASE);
    }

    private static CloseAnswer takeAndSettle(QuotaStore store, int lines) {
        HoldRequest request = request(lines);
        store.take(request);
        Amounts used = Amounts.of(Unit.INPUT_TOKENS, 1).and(Unit.MICRO_USD, 2);
        return store.close(new CloseRequest(request.group(), request.key(), Ending.SETTLE, used, Instant.now()));
    }

    /** The caller's part of a reservation, which {@code take} measures too. */
    @Benchmark
    public HoldRequest requestOverThreeLimits() {
        return request(3);
    }

    @SuppressWarnings("NullAway.Init")
    @State(Scope.Benchmark)
    public static class Redis {

        private RedisServer server;
        RedisClient redis;
        QuotaStore store;
        String digest;

        @Setup(Level.Trial)
        public void start() throws IOException {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save ''")
                    .setting("appendonly no")
                    .build();
            server.start();
            redis = RedisClient.builder().hostAndPort("127.0.0.1", port).build();
            store = RedisQuotaStore.on(redis);
            digest = redis.scriptLoad(CHECK_AND_ADD, "{one}");
        }

        @TearDown(Level.Trial)
        public void stop() throws IOException {
            redis.close();
            server.stop();
        }
    }

    @Benchmark
    public String redisPing(Redis state) {
        return state.redis.ping();
    }

    @Benchmark
    public Object redisPlainScriptOverThreeCounters(Redis state) {
        String user = "{user:" + NEXT.getAndIncrement() % 8 + '}';
        List<String> keys = List.of(user + ":conversions", user + ":tokens", user + ":money");
        List<String> args = List.of("1", "2", "3", "9007199254740991", "9007199254740991", "9007199254740991");
        return state.redis.evalsha(state.digest, keys, args);
    }

    @Benchmark
    public HoldAnswer redisTakeOverThreeLimits(Redis state) {
        return state.store.take(request(3));
    }

    @Benchmark
    public CloseAnswer redisTakeAndSettleOverThreeLimits(Redis state) {
        return takeAndSettle(state.store, 3);
    }

    @SuppressWarnings("NullAway.Init")
    @State(Scope.Benchmark)
    public static class Postgres {

        /** Whether a commit waits for the disk, as it does in production. */
        @Param({"on", "off"})
        public String fsync = "on";

        private EmbeddedPostgres server;
        HikariDataSource pool;
        QuotaStore store;

        @Setup(Level.Trial)
        public void start() throws IOException, SQLException {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", fsync)
                    .setServerConfig("synchronous_commit", fsync)
                    .start();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            config.setMaximumPoolSize(4);
            pool = new HikariDataSource(config);
            JdbcQuotaStore.migrate(pool);
            store = JdbcQuotaStore.on(pool);
            try (Connection connection = pool.getConnection();
                    Statement create = connection.createStatement()) {
                create.execute("CREATE TABLE plain (id text PRIMARY KEY, used bigint NOT NULL) WITH (fillfactor = 50)");
            }
        }

        @TearDown(Level.Trial)
        public void stop() throws IOException {
            pool.close();
            server.close();
        }
    }

    @Benchmark
    public boolean postgresConditionalUpsert(Postgres state) throws SQLException {
        try (Connection connection = state.pool.getConnection();
                PreparedStatement upsert = connection.prepareStatement("INSERT INTO plain VALUES (?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET used = plain.used + excluded.used"
                        + " WHERE plain.used + excluded.used <= ? RETURNING used")) {
            upsert.setString(1, "user:" + NEXT.getAndIncrement() % 8);
            upsert.setLong(2, 1);
            upsert.setLong(3, Amounts.MAX);
            try (ResultSet taken = upsert.executeQuery()) {
                return taken.next();
            }
        }
    }

    @Benchmark
    public HoldAnswer postgresTakeOverOneLimit(Postgres state) {
        return state.store.take(request(1));
    }

    @Benchmark
    public HoldAnswer postgresTakeOverThreeLimits(Postgres state) {
        return state.store.take(request(3));
    }

    @Benchmark
    public CloseAnswer postgresTakeAndSettleOverThreeLimits(Postgres state) {
        return takeAndSettle(state.store, 3);
    }
}
