package io.newsforge.servlet;

import io.newsforge.json.PlatformJson;
import io.newsforge.platform.PlatformCatalog;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** {@code GET /api/v1/platforms}: the rules there are. */
final class PlatformsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final transient Answer answer;

    PlatformsServlet(PlatformCatalog platforms) {
        this.answer = Answer.json(PlatformJson.line(platforms));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Endpoint.expectMethod(request, METHODS);
        answer.write(response);
    }
}
