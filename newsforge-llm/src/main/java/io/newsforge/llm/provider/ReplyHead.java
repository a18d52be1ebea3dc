package io.newsforge.llm.provider;

import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Secret;
import io.newsforge.time.TimeSource;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Status and headers of one reply, and whose it is. Immutable. */
final class ReplyHead {

    private final WireFormat format;
    private final HttpResponse reply;
    private final TimeSource time;
    private final @Nullable Secret credential;

    ReplyHead(WireFormat format, HttpResponse reply, TimeSource time, @Nullable Secret credential) {
        this.format = format;
        this.reply = reply;
        this.time = time;
        this.credential = credential;
    }

    WireFormat format() {
        return format;
    }

    int status() {
        return reply.getCode();
    }

    /** The first header of a name, whatever its case. */
    @Nullable
    String header(String name) {
        Header header = reply.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Nullable
    String requestId() {
        return header(format.requestIdHeader());
    }

    RateLimits limits() {
        return format.limits(this);
    }

    /** By which dates in headers are read. */
    TimeSource time() {
        return time;
    }

    /** Begins an error with all that the head tells, which shows nothing of the credential that was sent. */
    ModelError.Builder failure(ErrorKind kind) {
        ModelError.Builder failure =
                ModelError.of(kind, format.provider()).status(status()).limits(limits());
        if (credential != null) {
            failure.without(credential);
        }
        String id = requestId();
        return id == null ? failure : failure.requestId(id);
    }
}
