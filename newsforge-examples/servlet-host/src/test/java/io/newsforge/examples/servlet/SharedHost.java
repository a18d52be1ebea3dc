package io.newsforge.examples.servlet;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.NewsForge;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.servlet.NewsForgeServlets;
import io.newsforge.servlet.SubjectResolver;
import io.newsforge.servlet.SubjectRules;
import io.newsforge.store.JdbcQuotaStore;
import io.newsforge.store.RedisQuotaStore;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import redis.clients.jedis.RedisClient;

/** One of several replicas: requests are counted in Redis, conversions in PostgreSQL. Arguments: port, Redis' port, JDBC URL. */
final class SharedHost {

    static final String KEY = "key-of-the-load";
    static final Subject SUBJECT = Subject.key("load").on("paid");
    static final int REQUESTS_A_MINUTE = 900;
    static final int CONVERSIONS = 300;

    private SharedHost() {}

    public static void main(String[] args) throws Exception {
        RedisClient redis = RedisClient.builder()
                .hostAndPort("127.0.0.1", Integer.parseInt(args[1]))
                .build();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(args[2]);
        Quotas conversions = conversions(new HikariDataSource(pool));
        NewsForge forge = NewsForge.builder().quotas(conversions).build();

        NewsForgeServlets servlets = NewsForgeServlets.builder(forge)
                .subjects(SubjectResolver.rules()
                        .apiKey(SubjectRules.hash(KEY), SUBJECT)
                        .build())
                .rateLimit(requests(redis), "calls")
                .quotas(conversions)
                .build();
        ServletContextHandler context = new ServletContextHandler();
        context.addServletContainerInitializer((classes, started) -> servlets.install(started));
        Server server = new Server(Integer.parseInt(args[0]));
        server.setHandler(context);
        server.start();
        System.out.println("listening");
    }

    static Quotas conversions(HikariDataSource database) {
        return Quotas.builder()
                .store(JdbcQuotaStore.on(database))
                .plan(Plan.of("paid", Limit.lifetime(Unit.CONVERSIONS, CONVERSIONS)))
                .build();
    }

    static Quotas requests(RedisClient redis) {
        return Quotas.builder()
                .store(RedisQuotaStore.on(redis))
                .plan(Plan.of("calls", Limit.perMinute(Unit.REQUESTS, REQUESTS_A_MINUTE)))
                .build();
    }
}
