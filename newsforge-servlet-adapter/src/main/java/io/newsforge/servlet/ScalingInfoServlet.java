package io.newsforge.servlet;

import io.newsforge.health.replica.ReplicaSafety;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/**
 * {@code GET /api/v1/scaling/info}: whether replicas may run side by side. It tells of the inside, so it is there only if asked for;
 * show it to those who may know. Thread-safe.
 */
public final class ScalingInfoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final transient ReplicaSafety safety;

    private ScalingInfoServlet(ReplicaSafety safety) {
        this.safety = safety;
    }

    /**
     * Shows what a process says of itself.
     *
     * @param safety who knows
     * @return the servlet
     */
    public static ScalingInfoServlet of(ReplicaSafety safety) {
        return new ScalingInfoServlet(Objects.requireNonNull(safety, "safety"));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Endpoint.expectMethod(request, METHODS);
        Answer.json(safety.info().json()).write(response);
    }
}
