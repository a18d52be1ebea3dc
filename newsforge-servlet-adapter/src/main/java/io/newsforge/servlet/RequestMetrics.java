package io.newsforge.servlet;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newsforge.time.TimeSource;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts {@code newsforge.requests} and times {@code newsforge.request.duration} by method, endpoint and status, and shows
 * {@code newsforge.active.connections}: requests that were taken and not yet answered. {@code endpoint} is the pattern a servlet is
 * mapped by, never a URL.
 */
final class RequestMetrics implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestMetrics.class);

    private final MeterRegistry registry;
    private final TimeSource time;
    private final AtomicInteger active;

    RequestMetrics(MeterRegistry registry, TimeSource time) {
        this.registry = registry;
        this.time = time;
        this.active = new AtomicInteger();
        registry.gauge("newsforge.active.connections", active);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Taken taken = new Taken((HttpServletRequest) request, (HttpServletResponse) response);
        boolean thrown = true;
        try {
            chain.doFilter(request, response);
            thrown = false;
        } finally {
            if (thrown || !request.isAsyncStarted() || !taken.listens(request)) {
                taken.done(thrown);
            }
        }
    }

    /** One request under way. */
    private final class Taken implements AsyncListener {

        private final AtomicBoolean done = new AtomicBoolean();
        private final String method;
        private final String endpoint;
        private final HttpServletResponse response;
        private final long start = time.nanos();

        Taken(HttpServletRequest request, HttpServletResponse response) {
            this.method = Endpoint.method(request);
            this.endpoint = Endpoint.of(request);
            this.response = response;
            active.incrementAndGet();
        }

        boolean listens(ServletRequest request) {
            try {
                request.getAsyncContext().addListener(this);
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }

        void done(boolean thrown) {
            if (done.compareAndSet(false, true)) {
                active.decrementAndGet();
                count(thrown ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus());
            }
        }

        /** A registry that throws must not cost a request. */
        private void count(int status) {
            String[] tags = {"method", method, "endpoint", endpoint, "status", Integer.toString(status)};
            try {
                registry.counter("newsforge.requests", tags).increment();
                Timer.builder("newsforge.request.duration")
                        .tags(tags)
                        .register(registry)
                        .record(Duration.ofNanos(time.nanos() - start));
            } catch (RuntimeException e) {
                LOG.warn("The meter registry threw; the request goes on", e);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            done(false);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {
            done(true);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
