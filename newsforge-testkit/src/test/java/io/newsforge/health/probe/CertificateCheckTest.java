package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCheckTest {

    private static TestKeys keys;
    private static X509Certificate certificate;
    private static X509Certificate shorter;

    private ManualTime time;

    @BeforeAll
    static void make(@TempDir Path folder, @TempDir Path another) throws Exception {
        shorter = (X509Certificate) TestKeys.valid(another, 30).store().getCertificate("server");
        keys = TestKeys.valid(folder, 90);
        certificate = (X509Certificate) keys.store().getCertificate("server");
    }

    @BeforeEach
    void begin() {
        time = ManualTime.startingAt(certificate.getNotBefore().toInstant().plusSeconds(60));
    }

    private void left(Duration left) {
        time.setInstant(certificate.getNotAfter().toInstant().minus(left));
    }

    private Health look() throws Exception {
        return CertificateCheck.ofKeyStore(keys.store()).time(time).check();
    }

    @Test
    void aCertificateWithThreeWeeksLeftIsUp() throws Exception {
        left(Duration.ofDays(21));

        Health health = look();

        assertThat(health.toString()).isEqualTo("up");
        assertThat(health.data())
                .containsEntry("subject", "CN=loopback")
                .containsEntry("ends", certificate.getNotAfter().toInstant().toString())
                .containsEntry("days", 21L);
    }

    @Test
    void oneWithLessIsDegraded() throws Exception {
        left(Duration.ofDays(21).minusSeconds(1));

        assertThat(look().toString()).isEqualTo("degraded: a certificate ends in 20 days");
        left(Duration.ofDays(3));
        assertThat(look().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void oneWithLessThanThreeDaysIsDown() throws Exception {
        left(Duration.ofHours(40));

        assertThat(look().toString()).isEqualTo("down: a certificate ends in 40 h");
    }

    @Test
    void oneThatHasEndedOrNotBegunIsDown() throws Exception {
        left(Duration.ZERO);
        assertThat(look().toString()).isEqualTo("down: a certificate has ended");

        left(Duration.ofDays(100));

        assertThat(look().message()).startsWith("a certificate is not good before 20");
    }

    @Test
    void bothTimesAreTheHostsToSet() throws Exception {
        left(Duration.ofDays(25));
        CertificateCheck check = CertificateCheck.ofKeyStore(keys.store()).time(time);

        assertThat(check.degradedWithin(Duration.ofDays(30)).check().status()).isEqualTo(Status.DEGRADED);
        assertThat(check.downWithin(Duration.ofDays(26)).check().status()).isEqualTo(Status.DOWN);
        assertThatThrownBy(() -> check.downWithin(Duration.ofDays(-1)))
                .hasMessage("downWithin: PT-24H (expected: >= PT0S)");
    }

    @Test
    void aStoreWithoutKeysIsUnknown() throws Exception {
        assertThat(CertificateCheck.ofKeyStore(trusting()).check().toString())
                .isEqualTo("unknown: there is no certificate");
    }

    private static KeyStore trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("trusted", certificate);
        return store;
    }

    @Test
    void theOneThatEndsFirstDecides() throws Exception {
        CertificateCheck check =
                CertificateCheck.of(() -> List.of(certificate, shorter)).time(time);

        assertThat(check.check().data())
                .containsEntry("ends", shorter.getNotAfter().toInstant().toString());
    }

    @Nested
    class OfAServer {

        @Test
        void itsCertificateIsReadThoughNobodyTrustsIt() throws Exception {
            left(Duration.ofDays(10));
            try (SSLServerSocket server = listening()) {
                CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> serve(server));

                Health health = CertificateCheck.ofServer("127.0.0.1", server.getLocalPort())
                        .time(time)
                        .check();

                assertThat(health.toString()).isEqualTo("degraded: a certificate ends in 10 days");
                assertThat(read.join()).as("bytes after the handshake").isEqualTo(-1);
            }
        }

        @Test
        void aServerThatSpeaksNoTlsIsAFailure() throws Exception {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<Void> hangsUp = CompletableFuture.runAsync(() -> hangUp(server));
                CertificateCheck check = CertificateCheck.ofServer("127.0.0.1", server.getLocalPort());

                assertThatThrownBy(check::check).isInstanceOf(IOException.class);
                hangsUp.join();
            }
        }

        @Test
        void allReplicasFailTogether() {
            assertThat(CertificateCheck.ofServer("127.0.0.1", 443).reach()).isEqualTo(Reach.SHARED);
            assertThatThrownBy(() -> CertificateCheck.ofServer("127.0.0.1", 0)).hasMessage("port: 0 (expected: >= 1)");
        }

        private SSLServerSocket listening() throws Exception {
            return (SSLServerSocket)
                    keys.context().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }

        /** The first byte after the handshake, or -1. */
        private int serve(SSLServerSocket server) {
            try (SSLSocket client = (SSLSocket) server.accept()) {
                return client.getInputStream().read();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void hangUp(ServerSocket server) {
            try {
                server.accept().close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
