package io.newsforge.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * {@code POST /api/v1/convert} and {@code POST /api/v1/convert/batch}. Made by {@link NewsForgeServlets}; thread-safe.
 *
 * <p>One source, or several under {@code sources}, each with exactly one of {@code url} (http or https), {@code html} and
 * {@code text}; unknown fields and wrong types are a 400 that names the field:
 *
 * <pre>{@code
 * {"url": "https://example.com/news/1", "platforms": ["x", "bluesky"], "style": "thread", "language": "ko"}
 * {"sources": [{"url": "https://..."}, {"html": "<html>..."}], "platforms": ["x"]}
 * }</pre>
 *
 * <p>The answer to one is a {@code Conversion} as {@link io.newsforge.json.ConversionJson} writes it, or a problem. Of several it is
 * {@code {"total", "results": [{"index", "status", "conversion" | "problem"}]}} in order. With {@code Accept:
 * application/x-ndjson} or {@code text/event-stream} results come as they end, as events {@code converted} and at last
 * {@code done}, or {@code failed} with a problem, with a sign of life in between.
 *
 * <p>The body is read as it comes and the work is done on the executor, so that neither slow clients nor slow writers hold the
 * container's threads. A client that leaves gives the conversion up, which gives its quota back. In a stream that is noticed at the
 * next sign of life. In one piece it is noticed when the container reports it, and over HTTP/1.1 none does before the answer is
 * written (Tomcat 10.1 and 11, Jetty 12, Undertow 2.3, tried 2026-11-26): such a conversion ends by itself, within its timeout.
 */
public final class ConvertServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("POST");

    private final transient Desk desk;
    private final boolean many;

    ConvertServlet(Desk desk, boolean many) {
        this.desk = desk;
        this.many = many;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Endpoint.expectMethod(request, METHODS);
        Body.check(request, desk.limits());
        Ask ask = Ask.of(request, many, desk.callers().subject(request));
        AsyncContext async = request.startAsync();
        Interruption interruption = new Interruption();
        Exchange exchange = new Exchange(async, interruption::interrupt);
        ConvertJob job = new ConvertJob(desk, ask, exchange, interruption);
        try {
            new BodyReader(request.getInputStream(), desk.limits(), job::start, job::refuse, exchange::gone)
                    .listen(desk.timer());
        } catch (RejectedExecutionException e) {
            job.refuseBusy(); // the servlets were closed
        } catch (IOException | RuntimeException e) {
            job.fail(e); // nobody else would end what has become asynchronous
        }
    }
}
