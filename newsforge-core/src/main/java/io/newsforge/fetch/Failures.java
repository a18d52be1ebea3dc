package io.newsforge.fetch;

import io.newsforge.fetch.FetchException.Reason;
import io.newsforge.time.Deadline;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/**
 * Says what a failed exchange means. What ended the fetch from outside (closing, an interrupt, the deadline) is asked first,
 * since each of them shows as a broken connection.
 */
final class Failures {

    private final Limits limits;
    private final Deadline deadline;
    private final BooleanSupplier closed;

    Failures(Limits limits, Deadline deadline, BooleanSupplier closed) {
        this.limits = limits;
        this.deadline = deadline;
        this.closed = closed;
    }

    /** Between two steps of a fetch: goes on only when it may. */
    void throwIfOver(WebAddress at) {
        if (isOver()) {
            throw over(at, new IOException("stopped between two steps"));
        }
    }

    FetchException of(WebAddress at, IOException e) {
        if (isOver()) {
            return over(at, e);
        }
        if (e instanceof TooLargeException) {
            return FetchException.of(Reason.TOO_LARGE, at.uri(), String.valueOf(e.getMessage()), e);
        }
        if (e instanceof SocketTimeoutException || e instanceof ConnectionRequestTimeoutException) {
            return timeout(at, e);
        }
        if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return FetchException.of(Reason.TLS, at.uri(), "no TLS with a trusted certificate of this host", e);
        }
        return isMalformed(e) ? malformed(at, e) : broken(at, e);
    }

    /** The client answers so when it is closed while a request is on its way to it. */
    RuntimeException ofClosedClient(WebAddress at, IllegalStateException e) {
        return closed.getAsBoolean() ? over(at, e) : e;
    }

    private boolean isOver() {
        return closed.getAsBoolean() || Thread.currentThread().isInterrupted() || deadline.hasPassed();
    }

    private FetchException over(WebAddress at, Exception e) {
        if (closed.getAsBoolean()) {
            return FetchException.of(Reason.CANCELLED, at.uri(), "the fetcher was closed meanwhile", e);
        }
        if (Thread.currentThread().isInterrupted()) {
            return FetchException.of(Reason.CANCELLED, at.uri(), "the thread was interrupted", e);
        }
        return timedOut(at, "not complete after", limits.deadline(), "the deadline of the fetch", e);
    }

    private FetchException timeout(WebAddress at, IOException e) {
        if (e instanceof ConnectTimeoutException) {
            return timedOut(at, "not connected after", limits.connectTimeout(), "the connect timeout", e);
        }
        return e instanceof SocketTimeoutException
                ? timedOut(at, "silent for", limits.readTimeout(), "the read timeout", e)
                : timedOut(at, "no free connection after", limits.deadline(), "the deadline of the fetch", e);
    }

    private static FetchException timedOut(
            WebAddress at, String found, Duration limit, String nameOfLimit, Exception e) {
        String message = found + " " + limit.toMillis() + " ms (expected: within " + nameOfLimit + ")";
        return FetchException.of(Reason.TIMEOUT, at.uri(), message, e);
    }

    private static boolean isMalformed(IOException e) {
        return e instanceof ClientProtocolException
                || e instanceof MessageConstraintException
                || e instanceof ZipException
                || (e instanceof MalformedChunkCodingException && !(e instanceof TruncatedChunkException));
    }

    private static FetchException malformed(WebAddress at, IOException e) {
        String found = e instanceof ZipException
                ? "content coding unknown or damaged (expected: gzip, deflate or none)"
                : "the reply is not understood (expected: HTTP/1.1 within its bounds)";
        return FetchException.of(Reason.MALFORMED_REPLY, at.uri(), found, e);
    }

    private static FetchException broken(WebAddress at, IOException e) {
        String found = "the connection failed (expected: a complete reply): "
                + e.getClass().getSimpleName();
        return FetchException.of(Reason.CONNECTION, at.uri(), found, e);
    }
}
