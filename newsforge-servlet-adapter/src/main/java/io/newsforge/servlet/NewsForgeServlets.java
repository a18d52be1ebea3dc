package io.newsforge.servlet;

import io.newsforge.NewsForge;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.HealthReport;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.time.Timer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The servlets and filters of a NewsForge, put together. Thread-safe.
 *
 * <pre>{@code
 * NewsForgeServlets servlets = NewsForgeServlets.builder(forge)
 *         .health(registry)
 *         .subjects(SubjectResolver.rules().apiKey(hash, Subject.key("acme-1").on("team")).build())
 *         .meterRegistry(meters)
 *         .build();
 * servlets.install(servletContext);                    // while the context starts
 * ...
 * servlets.close();                                    // when it ends, before the forge
 * }</pre>
 *
 * <p>In {@code web.xml} it is {@code <listener><listener-class>io.newsforge.servlet.NewsForgeListener</listener-class></listener>}, or a
 * subclass that builds it otherwise.
 */
public final class NewsForgeServlets implements AutoCloseable {

    private static final int REMEMBERED = 200;
    private static final int SWEPT_AT_ONCE = 10_000;
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final OwnThreads own = new OwnThreads();
    private final String prefix;
    private final boolean behindOthers;
    private final Map<String, Servlet> servlets = new LinkedHashMap<>();
    private final Map<String, Filter> everywhere = new LinkedHashMap<>();
    private final Map<String, Filter> onCalls = new LinkedHashMap<>();
    private final Map<String, Filter> onConversions = new LinkedHashMap<>();
    private volatile boolean closed;

    NewsForgeServlets(ServletsBuilder from) {
        prefix = from.prefix;
        behindOthers = from.behindOthers;
        Problems problems = new Problems(from.random);
        Callers callers = new Callers(from.subjects);
        Timer timer = from.timer != null ? from.timer : own.timer();
        everywhere.put("metrics", new RequestMetrics(from.meters, from.time));
        everywhere.put("problems", new ProblemFilter(problems));
        if (from.rateLimited) {
            Quotas counted = from.rateQuotas != null ? from.rateQuotas : swept(inProcess(from), timer);
            onCalls.put(
                    "rate",
                    new RateLimitFilter(
                            counted, from.ratePlan, callers, from.rateLimitFields, new Guessing(from.time)));
        }
        Consumer<Subject> room = subject -> {};
        if (from.quotas != null) {
            QuotaFilter quota = new QuotaFilter(from.quotas, callers);
            onConversions.put("quota", quota);
            room = quota::look;
        }
        conversions(desk(from, problems, callers, timer, room));
        health(from);
    }

    /**
     * Begins to put servlets together.
     *
     * @param forge who converts; the host closes it, after these
     * @return a builder with the defaults
     */
    public static ServletsBuilder builder(NewsForge forge) {
        return new ServletsBuilder(forge);
    }

    private Desk desk(ServletsBuilder from, Problems problems, Callers callers, Timer timer, Consumer<Subject> room) {
        Limits limits = new Limits(
                from.bodyBytes,
                from.sources,
                from.bodyTimeout,
                from.conversionTimeout,
                from.batchTimeout,
                from.heartbeat);
        Executor executor = from.executor != null ? from.executor : own.executor();
        Executor beats = from.executor != null ? from.executor : own.beats();
        IdempotencyStore kept = from.idempotency != null ? from.idempotency : IdempotencyStore.inMemory(from.time);
        OrderReader orders = new OrderReader(from.forge.platforms(), limits);
        return new Desk(
                from.forge,
                orders,
                problems,
                kept,
                callers,
                limits,
                executor,
                beats,
                timer,
                from.showsWhy,
                room,
                () -> closed);
    }

    private void conversions(Desk desk) {
        servlets.put(prefix + "/convert", new ConvertServlet(desk, false));
        servlets.put(prefix + "/convert/batch", new ConvertServlet(desk, true));
        servlets.put(prefix + "/platforms", new PlatformsServlet(desk.forge().platforms()));
    }

    private void health(ServletsBuilder from) {
        if (from.scaling != null) {
            servlets.put(prefix + "/scaling/info", ScalingInfoServlet.of(from.scaling));
        }
        if (from.health != null) {
            health(from, "", HealthReport.WHOLE);
            health(from, "/liveness", CheckOptions.LIVENESS);
            health(from, "/readiness", CheckOptions.READINESS);
        }
    }

    private void health(ServletsBuilder from, String path, String group) {
        HealthServlet shown = HealthServlet.of(Objects.requireNonNull(from.health), group, from.time);
        servlets.put(from.healthPath + path, from.healthDetails ? shown : shown.withoutDetails());
    }

    /** Holds are settled at once, so nothing of them needs to be remembered for long. */
    private static Quotas inProcess(ServletsBuilder from) {
        return Quotas.builder()
                .store(InMemoryQuotaStore.remembering(REMEMBERED))
                .plan(Plan.of(from.ratePlan, Limit.perMinute(Unit.REQUESTS, from.perMinute)))
                .lease(MINUTE)
                .keep(MINUTE)
                .time(from.time)
                .build();
    }

    /** Without a sweep now and then the store would remember every address that ever called. */
    private Quotas swept(Quotas counted, Timer timer) {
        sweepLater(counted, timer);
        return counted;
    }

    private void sweepLater(Quotas counted, Timer timer) {
        if (!closed) {
            timer.set(SWEEP_EVERY, () -> {
                counted.reconcile(SWEPT_AT_ONCE);
                sweepLater(counted, timer);
            });
        }
    }

    /**
     * Adds all to a context that is starting: from a {@code ServletContextInitializer}, a context listener, or an embedded
     * container's set-up.
     *
     * @param context the context
     * @throws IllegalStateException if a name or a path is taken
     */
    public void install(ServletContext context) {
        Objects.requireNonNull(context, "context");
        servlets.forEach((path, servlet) -> add(context, path, servlet));
        everywhere.forEach((name, filter) -> {
            FilterRegistration.Dynamic added = add(context, name, filter);
            map(added, prefix + "/*");
            servlets.keySet().stream()
                    .filter(path -> !path.startsWith(prefix + "/"))
                    .forEach(path -> map(added, path));
        });
        onCalls.forEach((name, filter) -> map(add(context, name, filter), prefix + "/*"));
        onConversions.forEach(
                (name, filter) -> map(add(context, name, filter), prefix + "/convert", prefix + "/convert/batch"));
    }

    private static void add(ServletContext context, String path, Servlet servlet) {
        ServletRegistration.Dynamic added = context.addServlet("newsforge " + path, servlet);
        if (added == null || !added.addMapping(path).isEmpty()) {
            throw new IllegalStateException("path: " + path + " (expected: not taken by another servlet)");
        }
        added.setAsyncSupported(true);
    }

    private FilterRegistration.Dynamic add(ServletContext context, String name, Filter filter) {
        FilterRegistration.Dynamic added = context.addFilter("newsforge " + name + " " + prefix, filter);
        if (added == null) {
            throw new IllegalStateException("prefix: " + prefix + " (expected: installed once)");
        }
        added.setAsyncSupported(true);
        return added;
    }

    private void map(FilterRegistration.Dynamic filter, String... paths) {
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), behindOthers, paths);
    }

    /** Interrupts what is under way on threads of its own, refuses what waits for one, and ends them. A host's executor and timer stay open. */
    @Override
    public void close() {
        closed = true;
        own.close();
    }
}
