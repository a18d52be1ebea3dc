package io.newsforge.llm.provider;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
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
}
