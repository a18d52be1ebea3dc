package io.newsforge.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** What a request is called in metrics and logs: few values, none of the client's choosing. */
final class Endpoint {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private Endpoint() {}

    /** The pattern the container mapped it by. */
    static String of(HttpServletRequest request) {
        String pattern = request.getHttpServletMapping().getPattern();
        return pattern.isEmpty() || pattern.equals("/") ? "other" : pattern;
    }

    static String method(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
    }

    static String where(HttpServletRequest request) {
        return method(request) + " " + of(request);
    }

    static void expectMethod(HttpServletRequest request, Set<String> allowed) {
        if (!allowed.contains(request.getMethod())) {
            String expected = String.join(", ", allowed.stream().sorted().toList());
            throw Problem.of(405, "method-not-allowed", "method: " + method(request) + " (expected: " + expected + ")")
                    .header("Allow", expected)
                    .thrown();
        }
    }
}
