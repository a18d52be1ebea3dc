package io.newsforge.llm.provider;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request and receives the head of its reply, and tells the {@link Exchange} what the client keeps for itself: whether the
 * request was sent whole, which decides about money, and the connection, whose timeout changes once the reply begins.
 */
final class RequestSender extends HttpRequestExecutor {

    private static final int MOST_INTERIM_REPLIES = 16;

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback interim,
            HttpContext context)
            throws IOException, HttpException {
        if (!(context instanceof Exchange exchange) || Method.CONNECT.isSame(request.getMethod())) {
            return super.execute(request, connection, interim, context);
        }
        exchange.setSSLSession(connection.getSSLSession());
        exchange.setEndpointDetails(connection.getEndpointDetails());
        boolean received = false;
        try {
            exchange.sending();
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
            connection.flush();
            exchange.sent(connection);
            ClassicHttpResponse reply = head(request, connection);
            exchange.begun();
            received = true;
            return reply;
        } finally {
            if (!received) {
                connection.close(CloseMode.IMMEDIATE);
            }
        }
    }

    private static ClassicHttpResponse head(ClassicHttpRequest request, HttpClientConnection connection)
            throws IOException, HttpException {
        ClassicHttpResponse reply = connection.receiveResponseHeader();
        for (int interim = 0; reply.getCode() < HttpStatus.SC_SUCCESS; interim++) {
            if (interim == MOST_INTERIM_REPLIES) {
                throw new HttpException("too many interim replies (expected: at most " + MOST_INTERIM_REPLIES + ")");
            }
            reply = connection.receiveResponseHeader();
        }
        if (MessageSupport.canResponseHaveBody(request.getMethod(), reply)) {
            connection.receiveResponseEntity(reply);
        }
        return reply;
    }
}
