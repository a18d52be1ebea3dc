package io.newsforge.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.fetch.FetchException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, with a certificate of news.example that only these fetchers trust. */
@Timeout(60)
class SecureFetchTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext trusting;
    private static LocalServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        trusting = context(keys(folder.resolve("keys.p12")));
        server = LocalServer.start(
                trusting.getServerSocketFactory(),
                LocalServer.loopback(),
                0,
                (request, out) -> out.write(
                        request.path().equals("/down")
                                ? LocalServer.reply("302 Found", "Location: http://news.example/?a=b\r\n", "")
                                : LocalServer.reply("200 OK", "", "secure")));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static KeyStore keys(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "news",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=news.example",
                        "-ext",
                        "san=dns:news.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore known = trusted(keys);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore trusted(KeyStore keys) throws GeneralSecurityException {
        try {
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            known.setCertificateEntry("news", keys.getCertificate("news"));
            return known;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static PageFetcher.Builder local() throws IOException {
        InetAddress loopback = LocalServer.loopback();
        return PageFetcher.builder().allowAddresses("127.0.0.1").nameResolver(host -> List.of(loopback));
    }

    private static URI at(String host, String path) {
        return URI.create("https://" + host + ":" + server.port() + path);
    }

    private static FetchException failure(PageFetcher.Builder builder, URI address) {
        try (PageFetcher fetcher = builder.build()) {
            return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(address));
        }
    }

    @Test
    void checksTheCertificateAgainstTheNameAndNotThePinnedAddress() throws IOException {
        try (PageFetcher fetcher = local().trust(trusting).build()) {
            assertThat(fetcher.fetch(at("news.example", "/")).size()).isEqualTo(6);
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() throws IOException {
        FetchException failure = failure(local().trust(trusting), at("other.example", "/"));

        assertThat(failure.reason()).isEqualTo(Reason.TLS);
        assertThat(failure.getMessage()).endsWith("/: no TLS with a trusted certificate of this host");
        assertThat(failure.mayRetry()).isFalse();
    }

    @Test
    void refusesACertificateNobodyVouchesFor() throws IOException {
        assertThat(failure(local(), at("news.example", "/")).reason()).isEqualTo(Reason.TLS);
    }

    @Test
    void doesNotFollowARedirectOutOfTls() throws IOException {
        FetchException failure = failure(local().trust(trusting), at("news.example", "/down"));

        assertThat(failure)
                .hasMessage("http://news.example/: redirect from https to http (expected: to stay with https)");
        assertThat(failure.reason()).isEqualTo(Reason.SCHEME_REFUSED);
    }
}
