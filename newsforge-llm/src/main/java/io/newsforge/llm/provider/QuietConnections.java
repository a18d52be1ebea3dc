package io.newsforge.llm.provider;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections that never log what goes over them. httpclient5 logs headers and bodies at DEBUG, credentials included, and a
 * host that switches DEBUG on for everything does not mean that.
 */
final class QuietConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {

    private static final int MAX_HEADER_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;

    private final AtomicLong made = new AtomicLong();
    private final Http1Config http = Http1Config.custom()
            .setMaxLineLength(MAX_HEADER_LINE)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();

    @Override
    public ManagedHttpClientConnection createConnection(@Nullable Socket socket) throws IOException {
        QuietConnection connection = new QuietConnection("llm-" + made.incrementAndGet(), http);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    private static final class QuietConnection extends DefaultManagedHttpClientConnection {

        QuietConnection(String id, Http1Config http) {
            super(id, null, null, http, null, null, null, null);
        }

        @Override
        public void bind(Socket socket) throws IOException {
            bind(new SocketHolder(socket));
        }

        @Override
        public void bind(SSLSocket secured, Socket socket) throws IOException {
            bind(new SocketHolder(secured, socket));
        }

        @Override
        protected void onRequestSubmitted(ClassicHttpRequest request) {
            // not logged
        }

        @Override
        protected void onResponseReceived(ClassicHttpResponse response) {
            // not logged
        }
    }
}
