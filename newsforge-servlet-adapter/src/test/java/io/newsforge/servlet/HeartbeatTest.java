package io.newsforge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.NewsForge;
import io.newsforge.time.TimeSource;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Limits LIMITS = new Limits(
            1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Deque<Runnable> alarms = new ArrayDeque<>();
    private final StringBuilder sent = new StringBuilder();

    private static void refuse(Runnable work) {
        throw new RejectedExecutionException("all are taken");
    }

    private Desk desk(NewsForge forge, Executor beats) {
        return new Desk(
                forge,
                new OrderReader(forge.platforms(), LIMITS),
                new Problems(new Random(1)),
                IdempotencyStore.inMemory(TimeSource.system()),
                new Callers(SubjectResolver.rules().build()),
                LIMITS,
                HeartbeatTest::refuse,
                beats,
                (after, ring) -> {
                    alarms.add(ring);
                    return () -> {};
                },
                false,
                subject -> {},
                () -> false);
    }

    private Exchange exchange() {
        HttpServletResponse response = proxy(HttpServletResponse.class, "getOutputStream", new Kept());
        return new Exchange(proxy(AsyncContext.class, "getResponse", response), () -> {});
    }

    private static <T> T proxy(Class<T> type, String name, Object value) {
        return type.cast(Proxy.newProxyInstance(
                HeartbeatTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals(name) ? value : null));
    }

    private final class Kept extends ServletOutputStream {

        @Override
        public void write(int c) {
            sent.append((char) c);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("setWriteListener");
        }
    }

    @Test
    void goesOnThoughAllWorkersAreTaken() {
        Exchange exchange = exchange();
        try (NewsForge forge = NewsForge.builder().build()) {
            new Heartbeat(desk(forge, Runnable::run), exchange, Form.LINES).start();
        }

        alarms.remove().run();
        alarms.remove().run();

        assertThat(sent).hasToString(Form.LINES.heartbeat().repeat(2));
    }

    @Test
    void endsWithItsExchangeThoughNobodyWritesAnyMore() {
        Exchange exchange = exchange();
        try (NewsForge forge = NewsForge.builder().build()) {
            new Heartbeat(desk(forge, HeartbeatTest::refuse), exchange, Form.LINES).start();
        }
        alarms.remove().run();
        assertThat(alarms).hasSize(1);
        exchange.end();

        alarms.remove().run();

        assertThat(alarms).isEmpty();
    }
}
