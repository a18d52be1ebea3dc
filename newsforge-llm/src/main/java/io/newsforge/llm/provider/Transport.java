package io.newsforge.llm.provider;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one provider. What it throws is a {@link ModelException}. Thread-safe. */
final class Transport implements AutoCloseable {

    private static final String USER_AGENT = "newsforge/" + version();

    private final WireFormat format;
    private final Endpoint endpoint;
    private final HttpHost target;
    private final Header[] headers;

    Transport(WireFormat format, Endpoint endpoint) {
        this.format = format;
        this.endpoint = endpoint;
        URI base = endpoint.base();
        this.target = new HttpHost(base.getScheme(), base.getHost(), base.getPort());
        List<Header> all = new ArrayList<>(format.headers());
        all.add(new BasicHeader("User-Agent", USER_AGENT));
        this.headers = all.toArray(new Header[0]);
    }

    private static String version() {
        String version = Transport.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** Where a path is. */
    URI at(String path) {
        return endpoint.at(path);
    }

    /**
     * Sends a request and waits for the head of a reply of status 2xx.
     *
     * @param body null for a GET
     * @param media the media type that is wanted, and no other accepted
     * @return the exchange, to be closed
     * @throws ModelException if it fails, or any other status is answered
     */
    Exchange send(URI uri, @Nullable Outgoing body, String media, Call call) {
        Secret credential = credential(call).orElse(null);
        HttpUriRequestBase request = request(uri, body, media, credential);
        Exchange exchange = new Exchange(request, endpoint.connections(), call, credential);
        boolean good = false;
        try {
            failIfOver(exchange);
            ClassicHttpResponse reply = exchange.send(target);
            if (exchange.wasTurnedAway()) {
                throw Failures.byProxy(format.provider(), reply.getCode());
            }
            if (reply.getCode() < 200 || reply.getCode() > 299) {
                throw ErrorReply.of(head(exchange), errorBody(exchange));
            }
            good = true;
            return exchange;
        } catch (IOException | IllegalStateException e) {
            throw Failures.of(exchange, format.provider(), e);
        } finally {
            if (!good) {
                exchange.close();
            }
        }
    }

    /** What the head of the reply tells. */
    ReplyHead head(Exchange exchange) {
        return new ReplyHead(format, exchange.reply(), endpoint.connections().time(), exchange.credential());
    }

    private HttpUriRequestBase request(URI uri, @Nullable Outgoing body, String media, @Nullable Secret credential) {
        HttpUriRequestBase request = new HttpUriRequestBase(body == null ? "GET" : "POST", uri);
        request.setHeaders(headers);
        request.addHeader("Accept", media);
        if (credential != null) {
            request.addHeader(format.credential(credential));
        }
        request.setEntity(body);
        return request;
    }

    private Optional<Secret> credential(Call call) {
        try {
            return call.credential().or(endpoint.credentials()::credential);
        } catch (RuntimeException e) {
            throw Failures.noCredential(format.provider(), e);
        }
    }

    private void failIfOver(Exchange exchange) {
        boolean givenUp = exchange.isGivenUp();
        if (givenUp || exchange.isLate()) {
            throw ModelError.of(givenUp ? ErrorKind.CANCELLED : ErrorKind.DEADLINE, format.provider())
                    .detail("over before it was sent")
                    .exception();
        }
    }

    /** As much of it as is bounded, or as came until it broke: the status says more than the body. */
    private static byte[] errorBody(Exchange exchange) throws IOException {
        InputStream body = exchange.body();
        byte[] read = new byte[body == null ? 0 : Bounds.ERROR_BYTES];
        int length = 0;
        try {
            int more = 0;
            while (more >= 0 && length < read.length) {
                length += more;
                more = body == null ? -1 : body.read(read, length, read.length - length);
            }
            if (more < 0) {
                exchange.read();
            }
        } catch (IOException e) {
            if (exchange.isGivenUp() || exchange.isLate()) {
                throw e;
            }
        }
        return Arrays.copyOf(read, length);
    }

    @Override
    public void close() {
        if (endpoint.owned()) {
            endpoint.connections().close();
        }
    }
}
