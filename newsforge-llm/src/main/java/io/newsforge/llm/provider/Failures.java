package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.Usage;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a broken exchange means. What ended it from outside (the caller, its deadline) is asked first, since each shows as a
 * broken connection. The cause is not kept where it may quote the answer.
 */
final class Failures {

    private Failures() {}

    /** The request never became JSON; the cause is not kept, for it may quote the prompt. */
    static ModelException unwritable(String provider) {
        return ModelError.of(ErrorKind.INVALID_REQUEST, provider)
                .detail("the request cannot be written as JSON")
                .exception();
    }

    /** There is nothing to authorise the request with; the host's own words stay in the cause. */
    static ModelException noCredential(String provider, RuntimeException cause) {
        return ModelError.of(ErrorKind.AUTHENTICATION, provider)
                .billing(Billing.NOT_BILLED)
                .detail("the credential source failed: " + cause.getClass().getSimpleName())
                .exception(cause);
    }

    /** A proxy let nothing through; what it says of that is not the provider's, and not passed on. */
    static ModelException byProxy(String provider, int status) {
        ModelError.Builder failure = ModelError.of(ErrorKind.UNREACHABLE, provider)
                .detail("CONNECT answered by the proxy: " + status + " (expected: 200)");
        return (status == StatusKinds.PROXY_WANTS_CREDENTIALS ? failure.notRetriable() : failure).exception();
    }

    /** Before or instead of a reply. */
    static ModelException of(Exchange exchange, String provider, Exception cause) {
        return failure(exchange, cause, ModelError.of(kind(exchange, cause), provider), Usage.unknown());
    }

    /** Amid an answer. */
    static ModelException of(Exchange exchange, Answer answer, Exception cause) {
        return failure(exchange, cause, answer.head().failure(kind(exchange, cause)), answer.used());
    }

    private static ModelException failure(Exchange exchange, Exception cause, ModelError.Builder failure, Usage used) {
        failure.billing(exchange.mayHaveArrived() ? Billing.UNKNOWN : Billing.NOT_BILLED)
                .usage(used)
                .detail(words(exchange, cause));
        if (isDistrusted(cause)) {
            failure.notRetriable();
        }
        return cause instanceof JsonProcessingException ? failure.exception() : failure.exception(cause);
    }

    private static ErrorKind kind(Exchange exchange, Exception cause) {
        if (exchange.isGivenUp()) {
            return ErrorKind.CANCELLED;
        }
        if (exchange.isLate()) {
            return ErrorKind.DEADLINE;
        }
        if (isClosed(cause) || !exchange.wasSent()) {
            return ErrorKind.UNREACHABLE;
        }
        if (cause instanceof SocketTimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        return isMalformed(cause) ? ErrorKind.MALFORMED : ErrorKind.CUT;
    }

    /** A client that was closed meanwhile answers with an exception of state. */
    private static boolean isClosed(Exception cause) {
        return cause instanceof IllegalStateException;
    }

    private static boolean isMalformed(Exception cause) {
        return cause instanceof JsonProcessingException
                || cause instanceof TooLargeException
                || cause instanceof ClientProtocolException
                || cause instanceof HttpException
                || cause instanceof MessageConstraintException
                || cause instanceof ZipException
                || (cause instanceof MalformedChunkCodingException && !(cause instanceof TruncatedChunkException));
    }

    /** The server's certificate is not one that we trust, or is somebody else's: the next connection meets the same. */
    private static boolean isDistrusted(@Nullable Throwable cause) {
        return cause instanceof SSLPeerUnverifiedException
                || (cause instanceof SSLException && cause.getCause() instanceof CertificateException);
    }

    /** Jackson's own messages quote what it read, and httpclient5's may quote a header: neither is passed on. */
    private static String words(Exchange exchange, Exception cause) {
        if (exchange.isGivenUp()) {
            return "given up by the caller";
        }
        if (exchange.isLate()) {
            return "not complete (expected: by the call's deadline)";
        }
        if (isClosed(cause)) {
            return "the provider's connections are closed (expected: open)";
        }
        if (cause instanceof TooLargeException) {
            return plain(cause.getMessage());
        }
        if (isDistrusted(cause)) {
            return "the server's certificate is not trusted (expected: by the TLS context)";
        }
        if (cause instanceof JsonProcessingException) {
            return "the answer is no JSON of the expected shape";
        }
        return cause.getClass().getSimpleName()
                + (exchange.wasSent() ? " after the request was sent" : " before the request was sent");
    }

    private static String plain(@Nullable String message) {
        return message == null ? "" : message;
    }
}
