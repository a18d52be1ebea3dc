package io.newsforge.servlet;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.format.HealthFormat;
import io.newsforge.time.TimeSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /health} and its groups: 200 or 503 as {@link HealthReport#httpStatus()} says, from memory. Our own JSON, or with
 * {@code Accept} {@code application/health+json} or {@code text/plain}. Thread-safe.
 *
 * <pre>{@code
 * context.addServlet("health", HealthServlet.of(registry, HealthReport.WHOLE)).addMapping("/health");
 * }</pre>
 */
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final transient HealthRegistry registry;
    private final String group;
    private final boolean hidesDetails;
    private final transient TimeSource time;
    private final transient HealthFormat json;
    private final transient HealthFormat healthJson;
    private final transient HealthFormat text;

    private HealthServlet(HealthRegistry registry, String group, TimeSource time, boolean hidesDetails) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.group = Objects.requireNonNull(group, "group");
        this.hidesDetails = hidesDetails;
        this.time = time;
        this.json = HealthFormat.json(time);
        this.healthJson = HealthFormat.healthJson(time);
        this.text = HealthFormat.text(time);
    }

    /**
     * Shows a group with all its checks.
     *
     * @param registry where it is kept
     * @param group such as {@link HealthReport#WHOLE}; that it exists is asked at each request
     * @return the servlet
     */
    public static HealthServlet of(HealthRegistry registry, String group) {
        return of(registry, group, TimeSource.system());
    }

    static HealthServlet of(HealthRegistry registry, String group, TimeSource time) {
        return new HealthServlet(registry, group, time, false);
    }

    /**
     * The same without checks and version, for callers who need not know them.
     *
     * @return another servlet
     */
    public HealthServlet withoutDetails() {
        return new HealthServlet(registry, group, time, true);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Endpoint.expectMethod(request, METHODS);
        HealthReport report = registry.report(group);
        HealthFormat format = format(request.getHeader("Accept"));
        String body = format.format(hidesDetails ? hidden(report) : report);
        new Answer(report.httpStatus(), format.mediaType(), body, Map.of()).write(response);
    }

    private static HealthReport hidden(HealthReport report) {
        return new HealthReport(report.group(), report.status(), "hidden", report.at(), List.of());
    }

    private HealthFormat format(@Nullable String accept) {
        String asked = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        if (asked.contains("application/health+json")) {
            return healthJson;
        }
        return asked.startsWith("text/plain") ? text : json;
    }
}
