package io.newsforge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.NewsForge;
import io.newsforge.time.TimeSource;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Limits LIMITS = new Limits(
            1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Deque<Runnable> alarms = new ArrayDeque<>();

    private Desk desk(NewsForge forge) {
        return new Desk(
                forge,
                new OrderReader(forge.platforms(), LIMITS),
                new Problems(new Random(1)),
                IdempotencyStore.inMemory(TimeSource.system()),
                new Callers(SubjectResolver.rules().build()),
                LIMITS,
                work -> {
                    throw new RejectedExecutionException("closed");
                },
                (after, ring) -> {
                    alarms.add(ring);
                    return () -> {};
                },
                false,
                subject -> {},
                () -> false);
    }

    private static Exchange exchange() {
        HttpServletResponse response = proxy(HttpServletResponse.class, "");
        return new Exchange(proxy(AsyncContext.class, response), () -> {});
    }

    private static <T> T proxy(Class<T> type, Object response) {
        return type.cast(Proxy.newProxyInstance(
                HeartbeatTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("getResponse") ? response : null));
    }

    @Test
    void endsWithItsExchangeThoughNobodyWritesAnyMore() {
        Exchange exchange = exchange();
        try (NewsForge forge = NewsForge.builder().build()) {
            new Heartbeat(desk(forge), exchange, Form.LINES).start();
        }
        alarms.remove().run();
        assertThat(alarms).hasSize(1);
        exchange.end();

        alarms.remove().run();

        assertThat(alarms).isEmpty();
    }
}
