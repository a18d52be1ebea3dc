package io.newsforge.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client with everything taken out that acts by itself: redirects, retries, cookies, authentication, decompression,
 * proxies and name look-ups. Thread-safe.
 *
 * <p>The trick that pins a connection: the target of a request carries the checked IP address beside the host name. The client
 * connects to that address, and only the name is used for the Host header and for TLS. Its pool keeps connections by target, so
 * one is used again only for the same name at the same checked address. The client's own resolver is never asked, and would
 * refuse.
 */
final class WebClient implements AutoCloseable {

    private static final int MAX_HEADER_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_CONNECTIONS = 256;
    private static final int MAX_CONNECTIONS_A_TARGET = 32;
    private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(30);
    private static final String ACCEPT =
            "text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.8,application/json;q=0.7,*/*;q=0.1";

    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient client;
    private final Limits limits;

    WebClient(Limits limits, SSLContext trust) {
        this.limits = limits;
        this.pool = pool(limits.connectTimeout(), trust);
        this.client = HttpClients.custom()
                .setConnectionManager(pool)
                .setRoutePlanner((target, context) ->
                        new HttpRoute(target, null, target.getSchemeName().equals("https")))
                .setUserAgent(limits.userAgent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(Duration connectTimeout, SSLContext trust) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new NoLookUps())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(MAX_HEADER_LINE)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS_A_TARGET)
                .build();
    }

    HttpGet request(WebAddress to, Validators validators, Duration left) {
        HttpGet request = new HttpGet(to.uri().resolve("/"));
        request.setPath(to.target());
        request.setHeader("Accept", ACCEPT);
        request.setHeader("Accept-Encoding", BodyReader.CODINGS);
        validators.etag().ifPresent(etag -> request.setHeader("If-None-Match", etag));
        validators.lastModified().ifPresent(date -> request.setHeader("If-Modified-Since", date));
        Duration read = left.compareTo(limits.readTimeout()) < 0 ? left : limits.readTimeout();
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(roundedUp(left))
                .setResponseTimeout(roundedUp(read))
                .setDefaultKeepAlive(KEPT_IDLE.getDuration(), KEPT_IDLE.getTimeUnit())
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        return request;
    }

    /** Up to the next millisecond: to the client zero means for ever, and a deadline must have passed before it gives up. */
    private static Timeout roundedUp(Duration duration) {
        return Timeout.ofMilliseconds(Math.max(duration.toMillis(), 0) + 1);
    }

    /** Sends a request to one checked address; the reply must be closed, and the request cancelled before unless read whole. */
    ClassicHttpResponse send(HttpGet request, WebAddress to, InetAddress checked, HttpClientContext context)
            throws IOException {
        pool.closeExpired();
        return client.executeOpen(new HttpHost(to.scheme(), checked, to.host(), to.port()), request, context);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        pool.close(CloseMode.IMMEDIATE);
    }

    private static final class NoLookUps implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host + ": not looked up again after the check");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
