package io.newsforge.llm.provider;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request and its reply, and what may end it: the deadline, a cancellation, its own end. It is the client's context too, so
 * that the {@link RequestSender} can tell it how far it came. For one thread at a time, but for what ends it.
 */
final class Exchange extends HttpClientContext implements AutoCloseable {

    /** How long a stream's last bytes may take to arrive after its end mark, for the connection to be used again. */
    private static final Timeout LAST_BYTES = Timeout.ofMilliseconds(20);

    private final HttpUriRequestBase request;
    private final Connections connections;
    private final Call call;
    private final @Nullable Secret credential;
    private final long endsAt;
    private final Cancellation.Registration registration;
    private @Nullable HttpClientConnection connection;
    private @Nullable ClassicHttpResponse reply;
    private volatile boolean sending;
    private volatile boolean sent;
    private volatile boolean ranOut;
    private volatile boolean closed;
    private boolean drained;

    Exchange(HttpUriRequestBase request, Connections connections, Call call, @Nullable Secret credential) {
        this.request = request;
        this.connections = connections;
        this.call = call;
        this.credential = credential;
        Deadlines deadlines = connections.deadlines();
        this.endsAt = deadlines.now() + call.deadline().remaining().toNanos();
        deadlines.watch(this);
        this.registration = call.cancellation().onCancel(request::cancel);
    }

    /** What the request is authorised by; null if by nothing. */
    @Nullable
    Secret credential() {
        return credential;
    }

    /** The reply, once there is one. */
    ClassicHttpResponse reply() {
        return Objects.requireNonNull(reply, "reply");
    }

    /** Sends the request and waits for the head of the reply. */
    ClassicHttpResponse send(HttpHost target) throws IOException {
        ClassicHttpResponse received = connections.client().executeOpen(target, request, this);
        reply = received;
        return received;
    }

    /** The body of the reply; null if it has none. */
    @Nullable
    InputStream body() throws IOException {
        HttpEntity entity = reply == null ? null : reply.getEntity();
        return entity == null ? null : entity.getContent();
    }

    Bounds bounds() {
        return connections.bounds();
    }

    /** The request begins to go out. */
    void sending() {
        sending = true;
    }

    /** The request went out whole, over this connection. */
    void sent(HttpClientConnection over) {
        connection = over;
        sent = true;
    }

    /** The reply begins: from now on, silence is bounded between bytes. */
    void begun() {
        if (connection != null && !bounds().idle().equals(bounds().firstByte())) {
            connection.setSocketTimeout(bounds().idle());
        }
    }

    /**
     * Whether the request may have reached the server whole. A client of the host's does not tell: then it may have from the moment it is connected.
     */
    boolean wasSent() {
        return sent || reply != null || (!connections.isOurs() && getEndpointDetails() != null);
    }

    /** Whether a proxy answered instead, to our asking for a way through it: the client hands that on as if it were the reply. */
    boolean wasTurnedAway() {
        return connections.isOurs() && reply != null && !sent;
    }

    /**
     * Whether it may be billed. When the exchange is ended from outside while the request goes out, nobody can tell how much of it
     * arrived; a connection that breaks by itself while it is written to has not carried the whole.
     */
    boolean mayHaveArrived() {
        return wasSent() || (sending && (isGivenUp() || isLate()));
    }

    /** When the deadline passes, in the nanoseconds of {@link Deadlines#now()}. */
    long endsAt() {
        return endsAt;
    }

    /** The deadline has passed: called by the timer. */
    void ranOut() {
        ranOut = true;
        request.cancel();
    }

    /** Whether the caller ended this: by its cancellation, by closing it, or by an interrupt. */
    boolean isGivenUp() {
        return closed
                || call.cancellation().isCancelled()
                || Thread.currentThread().isInterrupted();
    }

    /** Whether the deadline ended this. */
    boolean isLate() {
        return ranOut || call.deadline().hasPassed();
    }

    /** Reads a stream's last bytes, so that its connection can be used again; gives that up soon. */
    void drain() {
        if (drained || connection == null || reply == null) {
            return;
        }
        try {
            connection.setSocketTimeout(LAST_BYTES);
            InputStream body = body();
            drained = body == null || body.read() < 0;
        } catch (IOException e) {
            // The answer is whole; only its connection is lost, which close() sees to.
            drained = false;
        }
    }

    /** The reply was read to its end. */
    void read() {
        drained = true;
    }

    /** Gives the connection back if the reply was read to its end, and closes it at once otherwise. Safe to repeat. */
    @Override
    public void close() {
        closed = true;
        connections.deadlines().forget(this);
        registration.close();
        if (!drained) {
            request.cancel();
        }
        Closer.closeQuietly(reply);
    }
}
