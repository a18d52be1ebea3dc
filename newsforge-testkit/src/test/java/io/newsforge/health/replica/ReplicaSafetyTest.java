package io.newsforge.health.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplicaSafetyTest {

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final ReplicaSafetyBuilder builder = ReplicaSafety.builder()
            .time(time)
            .environment(Map.of("HOSTNAME", "web-1"))
            .instanceId("one")
            .pid(7);

    @Test
    void theAnswerHasTheShapeOfTheRequirements() throws Exception {
        ReplicaSafety safety = builder.cache(Storage.shared("redis"))
                .database(Storage.shared("postgresql"))
                .quotaStore(Storage.local("heap"))
                .build();
        time.advance(Duration.ofMillis(61_900));

        JsonNode json = new ObjectMapper().readTree(safety.info().json());

        assertThat(json).isEqualTo(new ObjectMapper().readTree("""
                {"instance_info": {"instance_id": "one", "hostname": "web-1", "pid": 7,
                                   "start_time": "2026-11-26T08:00:00Z", "uptime_seconds": 61},
                 "stateless_check": {"stateless": false, "checks": {
                     "session_storage": {"storage": "none", "sharing": "none", "safe": true},
                     "cache_storage": {"storage": "redis", "sharing": "shared", "safe": true},
                     "database": {"storage": "postgresql", "sharing": "shared", "safe": true},
                     "quota_store": {"storage": "heap", "sharing": "local", "safe": false}}},
                 "load_balancer_config": {"path": "/health/readiness", "interval": 10, "timeout": 5,
                                          "healthy": 2, "unhealthy": 3, "grace": 60},
                 "recommendations": ["quota_store: heap is seen by this process alone; share it before a second replica"]}
                """));
    }

    @Test
    void allSharedOrAbsentIsStateless() {
        ScalingInfo info =
                builder.quotaStore(Storage.shared("redis")).hardLimits().build().info();

        assertThat(info.stateless()).isTrue();
        assertThat(info.recommendations()).isEmpty();
    }

    @Test
    void hardLimitsInOneProcessAreRecommendedAgainst() {
        ScalingInfo info =
                builder.quotaStore(Storage.local("heap")).hardLimits().build().info();

        assertThat(info.recommendations()).singleElement().asString().contains("n replicas grant n times each limit");
    }

    @Test
    void aStorageThatIsAskedIsAskedAgainByTheCheckOnly() throws Exception {
        AtomicBoolean shared = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        ReplicaSafety safety = builder.also("clock", Storage.found("server clock", () -> {
                    asked.incrementAndGet();
                    return shared.get();
                }))
                .build();
        shared.set(false);
        assertThat(safety.info().stateless()).isTrue();
        assertThat(asked).hasValue(1);

        Health health = safety.check().check();

        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        assertThat(health.data()).containsEntry("clock", "local");
        assertThat(safety.info().stateless()).isFalse();
    }

    @Test
    void whatCannotBeFoundOutIsNotSafe() throws Exception {
        ReplicaSafety safety = builder.database(Storage.found("postgresql", () -> {
                    throw new IllegalStateException("away");
                }))
                .build();

        assertThat(safety.info().checks())
                .containsEntry(ReplicaSafety.DATABASE, new ScalingInfo.Kept("postgresql", Sharing.UNKNOWN));
        assertThat(safety.check().check().message())
                .isEqualTo("database: nobody can tell whether all replicas see postgresql; find out");
    }

    @Test
    void aStepOfTheWallClockDoesNotChangeTheUptime() {
        ReplicaSafety safety = builder.build();
        time.advance(Duration.ofSeconds(5));
        time.setInstant(Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(safety.info().instance().uptimeSeconds()).isEqualTo(5);
    }

    @Test
    void aDnsThatDoesNotAnswerIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);

        ReplicaSafety safety = builder.environment(Map.of())
                .hostName(() -> never.await(60, TimeUnit.SECONDS) ? "late" : "later", Duration.ofMillis(10))
                .build();

        assertThat(safety.info().instance().hostname()).isEqualTo("unknown");
        never.countDown();
    }

    @Test
    void theHostIsLookedUpIfTheEnvironmentDoesNotNameIt() {
        ReplicaSafetyBuilder nameless = builder.environment(Map.of("HOSTNAME", " "));

        assertThat(nameless.hostName(() -> "web-2", Duration.ofSeconds(30))
                        .build()
                        .info()
                        .instance()
                        .hostname())
                .isEqualTo("web-2");
        assertThat(nameless.environment(Map.of("COMPUTERNAME", "PC"))
                        .build()
                        .info()
                        .instance()
                        .hostname())
                .isEqualTo("PC");
    }

    @Test
    void idsAreDrawnFromTheSourceThatCameIn() {
        ReplicaSafetyBuilder unnamed = ReplicaSafety.builder().environment(Map.of("HOSTNAME", "web-1"));
        String first = unnamed.random(new Random(1)).build().info().instance().id();
        String again = unnamed.random(new Random(1)).build().info().instance().id();
        String other = unnamed.random(new Random(2)).build().info().instance().id();

        assertThat(first).isEqualTo(again).isNotEqualTo(other).matches("[0-9a-f]{16}");
    }

    @Test
    void aBalancerNeedsTimeToNotice() {
        assertThat(BalancerAdvice.DEFAULT.notice()).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() ->
                        new BalancerAdvice("/h", Duration.ofSeconds(5), Duration.ofSeconds(6), 2, 3, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout: PT6S (expected: <= PT5S)");
    }
}
