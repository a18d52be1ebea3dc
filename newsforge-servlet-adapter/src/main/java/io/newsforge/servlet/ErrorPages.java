package io.newsforge.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Puts problem details in the place of the container's error pages, which may tell of the inside. */
final class ErrorPages extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final Problems problems;

    ErrorPages(HttpServletResponse response, HttpServletRequest request, Problems problems) {
        super(response);
        this.request = request;
        this.problems = problems;
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, "");
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        Problem problem = status == SC_NOT_FOUND ? Problem.of(status, "not-found", "nothing is here") : other(status);
        resetBuffer();
        problems.answer(problem, Endpoint.where(request), message == null ? "" : message, null)
                .write((HttpServletResponse) getResponse());
    }

    private static Problem other(int status) {
        return status >= SC_INTERNAL_SERVER_ERROR
                ? Problem.internal()
                : Problem.of(status, "http-" + status, "the request was refused");
    }
}
