package io.newsforge.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Answers what goes wrong behind it with problem details (RFC 9457). Each has an {@code errorId} that the log line repeats; never a
 * stack trace, a class or what a message of the inside says. An error page of the container is replaced too. Thread-safe.
 *
 * <pre>{@code
 * {"type": "urn:newsforge:problem:rate-limited", "title": "rate limited", "status": 429, "detail": "...", "errorId": "4f...",
 *  "retryAfterSeconds": 12}
 * }</pre>
 */
public final class ProblemFilter implements Filter {

    private final Problems problems;

    ProblemFilter(Problems problems) {
        this.problems = problems;
    }

    /**
     * A filter for servlets of the host's own.
     *
     * @param random where error ids come from; they identify and need not be secret
     * @return the filter
     */
    public static ProblemFilter of(RandomGenerator random) {
        return new ProblemFilter(new Problems(random));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse plain = (HttpServletResponse) response;
        try {
            chain.doFilter(request, new ErrorPages(plain, http, problems));
        } catch (ProblemException e) {
            answer(http, plain, e.problem(), null);
        } catch (UnknownCallerException e) {
            answer(http, plain, Callers.unknown(e), null);
        } catch (IOException e) {
            if (plain.isCommitted()) {
                throw e; // the client left, which is no accident
            }
            answer(http, plain, Problem.internal(), e);
        } catch (RuntimeException | ServletException | Error e) {
            answer(http, plain, Problem.internal(), e);
        }
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Problem problem, @Nullable Throwable thrown)
            throws IOException {
        String inside = thrown == null ? problem.detail() : thrown.toString();
        Answer answer = problems.answer(problem, Endpoint.where(request), inside, thrown);
        if (!response.isCommitted()) {
            response.resetBuffer();
            answer.write(response);
        }
    }
}
