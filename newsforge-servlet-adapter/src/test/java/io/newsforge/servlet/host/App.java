package io.newsforge.servlet.host;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.NewsForge;
import io.newsforge.fetch.PageFetcher;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.servlet.IdempotencyStore;
import io.newsforge.servlet.NewsForgeServlets;
import io.newsforge.servlet.ProblemFilter;
import io.newsforge.servlet.ServletsBuilder;
import io.newsforge.servlet.SubjectResolver;
import io.newsforge.servlet.SubjectRules;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Several NewsForges in one context, each under its own paths. */
@SuppressWarnings("try")
final class App implements AutoCloseable {

    private final Controls controls;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Quotas quotas = Quotas.builder()
            .store(InMemoryQuotaStore.create())
            .plan(Plan.free(ZoneOffset.UTC))
            .build();

    App(Controls controls) {
        this.controls = controls;
        keepLog();
        ToLongFunction<String> used =
                user -> quotas.standings(user(user)).get(0).used();
        Supplier<String> lines = () -> meters.getMeters().stream()
                .map(meter -> meter.getId().toString())
                .collect(Collectors.joining("\n"));
        controls.shared().put("used", used);
        controls.shared().put("meters", lines);
    }

    private static Subject user(String name) {
        return Subject.user(name).on("free");
    }

    private void keepLog() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("io.newsforge")).setLevel(Level.INFO);
        AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String trace =
                        event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
                controls.log().add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + trace);
            }
        };
        lines.setContext(root.getLoggerContext());
        lines.start();
        root.addAppender(lines);
    }

    void install(ServletContext context) {
        NewsForge forge = kept(NewsForge.builder()
                .writer(new ScriptedWriter(controls))
                .quotas(quotas)
                .build());
        install(
                context,
                small(NewsForgeServlets.builder(forge))
                        .subjects(subjects())
                        .quotas(quotas)
                        .rateLimitFields()
                        .health(healthy())
                        .scalingInfo(ReplicaSafety.builder().build())
                        .meterRegistry(meters));
        strict(context);
        local(context);
        refusing(context);
        broken(context);
        guarded(context);
        queued(context);
    }

    /** Few guesses, and a store that keeps nothing. */
    private void guarded(ServletContext context) {
        NewsForge forge = kept(NewsForge.builder().build());
        install(
                context,
                small(NewsForgeServlets.builder(forge))
                        .prefix("/guarded")
                        .subjects(subjects())
                        .requestsPerMinute(3));
        install(
                context,
                small(NewsForgeServlets.builder(forge))
                        .prefix("/forgetful")
                        .withoutRateLimit()
                        .idempotency(new IdempotencyStore() {
                            @Override
                            public Claim claim(String key, String fingerprint) {
                                return new Claim.First();
                            }

                            @Override
                            public void keep(String key, KeptAnswer answer) {
                                throw new IllegalStateException("store away");
                            }

                            @Override
                            public void forget(String key) {
                                throw new IllegalStateException("store away");
                            }
                        }));
    }

    /** Whose workers and alarms wait for a word. */
    private void queued(ServletContext context) {
        BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        BlockingQueue<Runnable> alarms = new LinkedBlockingQueue<>();
        install(
                context,
                small(NewsForgeServlets.builder(kept(NewsForge.builder().build())))
                        .prefix("/queued")
                        .withoutRateLimit()
                        .executor(work::add)
                        .timer((after, ring) -> {
                            alarms.add(ring);
                            return () -> alarms.remove(ring);
                        }));
        Runnable late = () -> {
            Runnable waiting = taken(work);
            alarms.forEach(Runnable::run);
            waiting.run();
        };
        controls.shared().put("late", late);
    }

    private static Runnable taken(BlockingQueue<Runnable> work) {
        try {
            return Objects.requireNonNull(work.poll(20, TimeUnit.SECONDS), "nobody asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A forge that was closed before its servlets, and a servlet of the host's own that throws what only containers catch. */
    private void broken(ServletContext context) {
        NewsForge closed = NewsForge.builder().build();
        closed.close();
        install(
                context,
                small(NewsForgeServlets.builder(closed)).prefix("/closed").withoutRateLimit());
        context.addServlet("broken", new Broken()).addMapping("/broken");
        context.addFilter("broken problems", ProblemFilter.of(new SecureRandom()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/broken");
    }

    private static final class Broken extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getQueryString() != null) {
                throw new LinkageError("secret.Type");
            }
            throw new IOException("/secret/file");
        }
    }

    private static ServletsBuilder small(ServletsBuilder builder) {
        return builder.maxBodyBytes(64 << 10)
                .maxSources(5)
                .bodyTimeout(Duration.ofMillis(700))
                .heartbeat(Duration.ofMillis(50));
    }

    /** Keys key-1 to key-99 belong to users 1 to 99. */
    private static SubjectResolver subjects() {
        SubjectRules.Builder rules = SubjectResolver.rules();
        for (int i = 1; i < 100; i++) {
            rules.apiKey(SubjectRules.hash("key-" + i), user(Integer.toString(i)));
        }
        return rules.build();
    }

    private HealthRegistry healthy() {
        HealthRegistry health = kept(HealthRegistry.builder()
                .version("1.2.3")
                .executor(Runnable::run)
                .build());
        health.register(
                "disk",
                () -> Health.up(),
                CheckOptions.critical().in(CheckOptions.READINESS).build());
        health.tick();
        return health;
    }

    private void strict(ServletContext context) {
        NewsForge forge = kept(NewsForge.builder()
                .writer(new ScriptedWriter(controls))
                .withoutFallback()
                .policy((article, request) -> article.title()
                        .filter(title -> title.contains("FORBIDDEN"))
                        .map(it -> "not here"))
                .build());
        HealthRegistry sick = kept(HealthRegistry.builder().version("1.2.3").build());
        sick.stopServing("because secret-database is away");
        install(
                context,
                small(NewsForgeServlets.builder(forge))
                        .prefix("/strict")
                        .healthPath("/sick")
                        .withoutRateLimit()
                        .health(sick)
                        .withoutHealthDetails());
        install(
                context,
                small(NewsForgeServlets.builder(forge))
                        .prefix("/patient")
                        .withoutRateLimit()
                        .bodyTimeout(Duration.ofMinutes(5)));
        NewsForgeServlets ending = install(
                context,
                small(NewsForgeServlets.builder(forge)).prefix("/ending").withoutRateLimit());
        Runnable end = ending::close;
        controls.shared().put("end", end);
        install(
                context,
                small(NewsForgeServlets.builder(forge))
                        .prefix("/hasty")
                        .withoutRateLimit()
                        .conversionTimeout(Duration.ofMillis(150)));
    }

    /** May fetch from this machine, as the default may not. */
    private void local(ServletContext context) {
        PageFetcher fetcher =
                kept(PageFetcher.builder().allowAddresses("127.0.0.1").build());
        NewsForge forge = kept(NewsForge.builder().fetcher(fetcher).build());
        install(
                context,
                small(NewsForgeServlets.builder(forge)).prefix("/local").withoutRateLimit());
    }

    /** Where stores are away, quotas are spent and executors are full. */
    private void refusing(ServletContext context) {
        Quotas away = Quotas.builder()
                .store(awayStore())
                .plan(Plan.of(
                        "free", Limit.perMinute(Unit.REQUESTS, 9), Limit.perDay(Unit.CONVERSIONS, 9, ZoneOffset.UTC)))
                .build();
        Quotas spent = Quotas.builder()
                .store(InMemoryQuotaStore.create())
                .plan(Plan.of("free", Limit.perDay(Unit.CONVERSIONS, 0, ZoneOffset.UTC)))
                .build();
        NewsForge forge = kept(NewsForge.builder().quotas(away).build());
        SubjectResolver free = SubjectResolver.rules().plan("free").build();
        install(
                context,
                small(NewsForgeServlets.builder(forge)).prefix("/uncounted").rateLimit(away, "free"));
        install(
                context,
                small(NewsForgeServlets.builder(forge))
                        .prefix("/unknown")
                        .withoutRateLimit()
                        .subjects(free)
                        .quotas(away));
        NewsForge poor = kept(NewsForge.builder().quotas(spent).build());
        install(
                context,
                small(NewsForgeServlets.builder(poor))
                        .prefix("/spent")
                        .withoutRateLimit()
                        .subjects(free));
        install(
                context,
                small(NewsForgeServlets.builder(poor))
                        .prefix("/busy")
                        .withoutRateLimit()
                        .executor(work -> {
                            throw new RejectedExecutionException("secret queue is full");
                        }));
    }

    private NewsForgeServlets install(ServletContext context, ServletsBuilder builder) {
        NewsForgeServlets servlets = kept(builder.build());
        servlets.install(context);
        return servlets;
    }

    private static QuotaStore awayStore() {
        return (QuotaStore) Proxy.newProxyInstance(
                App.class.getClassLoader(), new Class<?>[] {QuotaStore.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    throw new QuotaStoreException("secret store is away", new IOException("refused"));
                });
    }

    private <T extends AutoCloseable> T kept(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }
}
