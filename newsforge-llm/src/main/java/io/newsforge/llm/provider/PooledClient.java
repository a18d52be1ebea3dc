package io.newsforge.llm.provider;

import io.newsforge.llm.spi.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP client, with everything taken out that acts by itself. */
final class PooledClient {

    /** The deadline of a call ends the wait for a connection sooner. */
    private static final Timeout LONGEST_WAIT = Timeout.ofDays(1);

    private PooledClient() {}

    static CloseableHttpClient build(Connections.Builder from) {
        HttpClientBuilder client = HttpClients.custom()
                .setConnectionManager(pool(from))
                .setRequestExecutor(new RequestSender())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(LONGEST_WAIT)
                        .setResponseTimeout(timeout(from.firstByteTimeout))
                        .setDefaultKeepAlive(from.keepIdle.toMillis(), TimeUnit.MILLISECONDS)
                        .setAuthenticationEnabled(from.proxyUser != null)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .disableConnectionState();
        InetSocketAddress proxy = from.proxy;
        return proxy == null ? client.build() : throughProxy(client, proxy, from);
    }

    private static CloseableHttpClient throughProxy(
            HttpClientBuilder client, InetSocketAddress proxy, Connections.Builder from) {
        HttpHost host = new HttpHost(proxy.getHostString(), proxy.getPort());
        String user = from.proxyUser;
        Secret password = from.proxyPassword;
        if (user != null && password != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(user, password.reveal().toCharArray()));
            client.setDefaultCredentialsProvider(credentials);
        }
        return client.setProxy(host).build();
    }

    private static PoolingHttpClientConnectionManager pool(Connections.Builder from) {
        PoolingHttpClientConnectionManagerBuilder pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(new QuietConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(from.connectTimeout))
                        .setTimeToLive(TimeValue.of(from.timeToLive))
                        .setValidateAfterInactivity(TimeValue.of(from.checkAfter))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(from.tlsTimeout))
                        .build())
                .setMaxConnTotal(from.maxConnections)
                .setMaxConnPerRoute(from.maxConnections);
        if (from.tls != null) {
            pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(from.tls));
        }
        return pool.build();
    }

    /** Up to the next millisecond, since zero means for ever to the client. */
    static Timeout timeout(Duration limit) {
        return Timeout.ofMilliseconds(Math.min(Math.max(limit.toMillis(), 1), Integer.MAX_VALUE));
    }
}
