package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.store.JdbcQuotaStore;
import io.newsforge.store.RedisQuotaStore;
import io.newsforge.testkit.SampleArticles;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.embedded.RedisServer;

class QuotaTest {

    private static final ConversionRequest BY_A_USER = ConversionRequest.builder()
            .to("x")
            .subject(Subject.user("42").on("free"))
            .build();

    private final ApplicationContextRunner runner = Starter.runner()
            .withPropertyValues(
                    "newsforge.conversion.cache-size=0",
                    "newsforge.quota.zone=Asia/Seoul",
                    "newsforge.quota.plans.free.conversions-per-day=2");

    private static Conversion convert(ApplicationContext context) {
        return context.getBean(NewsForge.class).convert(Source.article(SampleArticles.english()), BY_A_USER);
    }

    private static void twoAreMadeAndTheThirdIsRefused(ApplicationContext context) {
        assertThat(convert(context)).isInstanceOf(Conversion.Written.class);
        assertThat(convert(context)).isInstanceOf(Conversion.Written.class);
        assertThat(convert(context)).isInstanceOf(Conversion.Refused.class);
    }

    @Test
    void nothingIsCountedWithoutAPlan() {
        Starter.runner()
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Quotas.class)
                        .doesNotHaveBean(QuotaStore.class)
                        .doesNotHaveBean(QuotaUpkeep.class));
    }

    @Test
    void countsInMemory() {
        runner.run(context -> {
            assertThat(context).getBean(QuotaStore.class).isInstanceOf(InMemoryQuotaStore.class);
            twoAreMadeAndTheThirdIsRefused(context);
        });
    }

    @Test
    void countsInTheDatabaseOfTheHost() {
        runner.withBean(DataSource.class, QuotaTest::h2)
                .withPropertyValues("newsforge.quota.store=jdbc", "newsforge.quota.jdbc.migrate=true")
                .run(context -> {
                    assertThat(context).getBean(QuotaStore.class).isInstanceOf(JdbcQuotaStore.class);
                    twoAreMadeAndTheThirdIsRefused(context);
                });
    }

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:spring;DB_CLOSE_DELAY=-1");
        return source;
    }

    @Test
    void countsInRedisWithTheHostsClient() throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(freePort())
                .setting("bind 127.0.0.1")
                .setting("save ''")
                .setting("appendonly no")
                .build();
        server.start();
        try {
            runner.withBean(UnifiedJedis.class, () -> redis(server.ports().get(0)))
                    .withPropertyValues("newsforge.quota.store=redis", "newsforge.quota.redis.prefix=mine")
                    .run(context -> {
                        assertThat(context).getBean(QuotaStore.class).isInstanceOf(RedisQuotaStore.class);
                        twoAreMadeAndTheThirdIsRefused(context);
                        assertThat(context.getBean(UnifiedJedis.class).keys("mine*"))
                                .isNotEmpty();
                    });
        } finally {
            server.stop();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** By the one constructor that all of Jedis 6 to 8 have. */
    @SuppressWarnings("deprecation")
    private static UnifiedJedis redis(int port) {
        return new UnifiedJedis(
                new PooledConnectionProvider(new HostAndPort("127.0.0.1", port)), 1, Duration.ofSeconds(5));
    }

    @Test
    void aDataSourceAloneChangesNothing() {
        runner.withBean(DataSource.class, QuotaTest::h2)
                .run(context -> assertThat(context).getBean(QuotaStore.class).isInstanceOf(InMemoryQuotaStore.class));
    }

    @Test
    void plansOfTheHostsAreThereBesideThoseOfTheProperties() {
        runner.withBean("team", Plan.class, () -> Plan.of("team", Limit.perMinute(Unit.REQUESTS, 9)))
                .run(context -> assertThat(context.getBean(Quotas.class)
                                .standings(Subject.user("1").on("team")))
                        .singleElement()
                        .satisfies(standing ->
                                assertThat(standing.limit().amount()).isEqualTo(9)));
    }

    @Test
    void everyLimitOfAPlanIsHeld() {
        List<String> limits = List.of(
                "requests-per-minute",
                "requests-per-day",
                "conversions-per-hour",
                "conversions-per-day",
                "conversions-per-month",
                "input-tokens-per-day",
                "input-tokens-per-month",
                "output-tokens-per-day",
                "output-tokens-per-month",
                "micro-usd-per-day",
                "micro-usd-per-month");
        ApplicationContextRunner all = runner;
        for (String limit : limits) {
            all = all.withPropertyValues("newsforge.quota.plans.full." + limit + "=77");
        }
        all.withPropertyValues("newsforge.quota.plans.full.warn-at=50")
                .run(context -> assertThat(context.getBean(Quotas.class)
                                .standings(Subject.user("1").on("full")))
                        .extracting(standing -> standing.limit().name())
                        .containsExactlyInAnyOrderElementsOf(limits));
    }

    @Test
    void upkeepRunsWhileTheContextDoes() {
        runner.run(context -> {
            QuotaUpkeep upkeep = context.getBean(QuotaUpkeep.class);
            assertThat(upkeep.isRunning()).isTrue();
            context.getSourceApplicationContext().close();
            assertThat(upkeep.isRunning()).isFalse();
        });
        runner.withPropertyValues("newsforge.quota.reconcile-every=0")
                .run(context -> assertThat(context.getBean(QuotaUpkeep.class).isRunning())
                        .isFalse());
    }
}
