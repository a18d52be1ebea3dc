package io.newsforge.fetch;

import io.newsforge.fetch.FetchException.Reason;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import io.newsforge.time.Timer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageHeaders;
import org.apache.hc.core5.io.Closer;

/** One fetch: follows the redirects, and makes a value or one typed failure of whatever happens. For one thread. */
final class FetchRun {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> RETRY_LATER = Set.of(429, 503);
    private static final int NOT_MODIFIED = 304;

    /** What one request led to: the end, or another address. */
    private sealed interface Step {
        record End(Fetched fetched) implements Step {}

        record Redirect(WebAddress to) implements Step {}
    }

    private final WebClient client;
    private final AddressGuard guard;
    private final Timer timer;
    private final Limits limits;
    private final TimeSource time;
    private final Deadline deadline;
    private final Failures failures;

    FetchRun(
            WebClient client, AddressGuard guard, Timer timer, Limits limits, TimeSource time, BooleanSupplier closed) {
        this.client = client;
        this.guard = guard;
        this.timer = timer;
        this.limits = limits;
        this.time = time;
        this.deadline = Deadline.after(limits.deadline(), time);
        this.failures = new Failures(limits, deadline, closed);
    }

    Fetched fetch(URI address, Validators validators) {
        WebAddress at = WebAddress.of(address);
        for (int redirects = 0; ; redirects++) {
            Step step = visit(at, validators);
            if (step instanceof Step.End end) {
                return end.fetched();
            }
            if (redirects == limits.maxRedirects()) {
                String found = "more redirects than followed (expected: at most " + redirects + ")";
                throw FetchException.of(Reason.TOO_MANY_REDIRECTS, at.uri(), found);
            }
            at = ((Step.Redirect) step).to();
        }
    }

    private Step visit(WebAddress at, Validators validators) {
        failures.throwIfOver(at);
        Iterator<InetAddress> checked = guard.vet(at).iterator();
        while (true) {
            failures.throwIfOver(at);
            HttpClientContext context = HttpClientContext.create();
            try {
                return exchange(at, checked.next(), validators, context);
            } catch (IOException e) {
                if (!mayTryNextAddress(e, context) || !checked.hasNext()) {
                    throw failures.of(at, e);
                }
            } catch (IllegalStateException e) {
                throw failures.ofClosedClient(at, e);
            }
        }
    }

    /** Only when no connection was made, so that nothing has been sent. */
    private static boolean mayTryNextAddress(IOException e, HttpClientContext context) {
        return context.getEndpointDetails() == null && !(e instanceof SSLException);
    }

    private Step exchange(WebAddress at, InetAddress checked, Validators validators, HttpClientContext context)
            throws IOException {
        HttpGet request = client.request(at, validators, deadline.remaining());
        Timer.Alarm alarm = timer.set(deadline.remaining(), request::cancel);
        try {
            ClassicHttpResponse reply = client.send(request, at, checked, context);
            try {
                return understood(at, validators, reply);
            } finally {
                // Does nothing when the reply was read whole, and otherwise keeps close() from reading the rest.
                request.cancel();
                Closer.closeQuietly(reply);
            }
        } finally {
            alarm.stop();
        }
    }

    private Step understood(WebAddress at, Validators validators, ClassicHttpResponse reply) throws IOException {
        int status = reply.getCode();
        if (REDIRECTS.contains(status)) {
            return new Step.Redirect(redirect(at, reply));
        }
        if (status == NOT_MODIFIED && !validators.isEmpty()) {
            return new Step.End(new Fetched.NotModified(at.uri(), validators.updatedBy(validators(reply))));
        }
        if (status < 200 || status > 299) {
            Optional<String> later = RETRY_LATER.contains(status) ? header(reply, "Retry-After") : Optional.empty();
            throw FetchException.ofStatus(
                    at.uri(), status, later.flatMap(text -> RetryAfter.parse(text, time.instant())));
        }
        return new Step.End(page(at, reply));
    }

    private static WebAddress redirect(WebAddress at, MessageHeaders reply) {
        WebAddress to = at.redirectedTo(header(reply, "Location").orElse(""));
        if (at.isSecure() && !to.isSecure()) {
            throw FetchException.of(
                    Reason.SCHEME_REFUSED, to.uri(), "redirect from https to http (expected: to stay with https)");
        }
        return to;
    }

    private FetchedPage page(WebAddress at, ClassicHttpResponse reply) throws IOException {
        ContentType type = ContentType.parse(header(reply, "Content-Type").orElse(""));
        if (!type.mayBeText()) {
            String found = "media type " + type.mediaType().orElse("") + " (expected: HTML or other text)";
            throw FetchException.of(Reason.NOT_TEXT, at.uri(), found);
        }
        return new FetchedPage(at.uri(), body(reply), type, validators(reply));
    }

    private byte[] body(ClassicHttpResponse reply) throws IOException {
        HttpEntity entity = reply.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > limits.maxBytes()) {
            throw new TooLargeException(entity.getContentLength() + " bytes declared", limits.maxBytes());
        }
        return new BodyReader(limits.maxBytes(), deadline).read(entity.getContent(), coding(reply));
    }

    /** Several codings, one upon the other, are nobody's honest page: they make one unknown coding. */
    private static String coding(MessageHeaders reply) {
        return Stream.of(reply.getHeaders("Content-Encoding"))
                .map(Header::getValue)
                .collect(Collectors.joining(", "));
    }

    private static Validators validators(MessageHeaders reply) {
        return Validators.received(
                header(reply, "ETag").orElse(null),
                header(reply, "Last-Modified").orElse(null));
    }

    private static Optional<String> header(MessageHeaders reply, String name) {
        return Optional.ofNullable(reply.getFirstHeader(name)).map(Header::getValue);
    }
}
