package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.provider.Connections;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Secret;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers behind an HTTP proxy, and what it makes of them. */
@Timeout(60)
class ProxiesTest {

    private static final String PASSWORD = "open-sesame";
    private static final String CREDENTIALS = "Basic bWU6b3Blbi1zZXNhbWU=";

    private static Connections.Builder through(LoopbackProxy proxy) {
        return Connections.builder().proxy("127.0.0.1", proxy.port());
    }

    private static Connections.Builder knownTo(LoopbackProxy proxy) {
        return Connections.builder().proxy("127.0.0.1", proxy.port(), "me", Secret.of(PASSWORD));
    }

    private static String key() {
        return Vendor.KEY.credential().orElseThrow().reveal();
    }

    @Nested
    class WithoutTls {

        private final FaultyProvider server = FaultyProvider.start();

        @AfterEach
        void stop() {
            server.close();
        }

        @ParameterizedTest
        @EnumSource
        void goesThroughItWithoutATunnel(Vendor vendor) throws IOException {
            server.next(Answer.of("Hello there"), Answer.of("Hello there"));
            try (LoopbackProxy proxy = LoopbackProxy.open();
                    Connections connections = through(proxy).build();
                    ModelProvider provider = vendor.connect(server, connections)) {
                assertThat(VendorErrors.ask(provider, "m", false).text()).isEqualTo("Hello there");
                assertThat(VendorErrors.ask(provider, "m", true).text()).isEqualTo("Hello there");

                assertThat(proxy.heads()).hasSize(2).allMatch(head -> head.startsWith("POST http://127.0.0.1:"));
                assertThat(proxy.connects()).isZero();
            }
        }

        @Test
        void saysWhoItIsWhenAsked() throws IOException {
            server.next(Answer.of("Hello there"));
            try (LoopbackProxy proxy = LoopbackProxy.openTo(CREDENTIALS);
                    Connections connections = knownTo(proxy).build();
                    ModelProvider provider = Vendor.OPENAI_CHAT.connect(server, connections)) {
                assertThat(VendorErrors.ask(provider, "m", false).text()).isEqualTo("Hello there");

                assertThat(server.wire().requests()).isEqualTo(1);
                assertThat(server.wire().last().request().header("proxy-authorization"))
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @EnumSource
        void isUnreachableForStrangers(Vendor vendor) throws IOException {
            try (LoopbackProxy proxy = LoopbackProxy.openTo("Basic others");
                    Connections connections = knownTo(proxy).build();
                    ModelProvider provider = vendor.connect(server, connections)) {
                ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, "m", false));

                assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
                assertThat(error.retriable()).isFalse();
                assertThat(error.billing()).isEqualTo(Billing.NOT_BILLED);
                assertThat(error.toString()).doesNotContain(key(), PASSWORD, CREDENTIALS);
                assertThat(server.wire().requests()).isZero();
            }
        }

        /** From here, nobody can tell the proxy's own error from the provider's. */
        @ParameterizedTest
        @EnumSource
        void failsAsTheProviderDoesWhereTheProxyFails(Vendor vendor) throws IOException {
            try (LoopbackProxy proxy = LoopbackProxy.refusing(502);
                    Connections connections = through(proxy).build();
                    ModelProvider provider = vendor.connect(server, connections)) {
                ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, "m", true));

                assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILED);
                assertThat(error.retriable()).isTrue();
                assertThat(error.billing()).isEqualTo(Billing.UNKNOWN);
            }
        }
    }

    @Nested
    class WithTls {

        @TempDir
        Path directory;

        private Certificate certificate;
        private SecureServer server;

        @BeforeEach
        void start() throws Exception {
            certificate = Certificate.signedByItself(directory, "ip:127.0.0.1");
            server = SecureServer.start(certificate.owner());
        }

        @AfterEach
        void stop() {
            server.close();
        }

        private ModelProvider provider(Connections connections) {
            return OpenAi.builder()
                    .baseUrl(server.baseUrl())
                    .credentials(Vendor.KEY)
                    .connections(connections)
                    .build();
        }

        @Test
        void keepsOneTunnelForAllThatIsSent() throws Exception {
            try (LoopbackProxy proxy = LoopbackProxy.open();
                    Connections connections =
                            through(proxy).tls(certificate.truster()).build();
                    ModelProvider provider = provider(connections)) {
                assertThat(VendorErrors.ask(provider, "m", false).text()).isEqualTo(SecureServer.ANSWER);
                assertThat(VendorErrors.ask(provider, "m", true).text()).isEqualTo(SecureServer.ANSWER);

                assertThat(server.requests()).isEqualTo(2);
                assertThat(proxy.connects()).isEqualTo(1);
                assertThat(proxy.heads()).hasSize(1).noneMatch(head -> head.contains(key()));
            }
        }

        @Test
        void saysWhoItIsToTheProxyAlone() throws Exception {
            try (LoopbackProxy proxy = LoopbackProxy.openTo(CREDENTIALS);
                    Connections connections =
                            knownTo(proxy).tls(certificate.truster()).build();
                    ModelProvider provider = provider(connections)) {
                assertThat(VendorErrors.ask(provider, "m", false).text()).isEqualTo(SecureServer.ANSWER);

                assertThat(proxy.connects()).isEqualTo(2);
                assertThat(server.requests()).isEqualTo(1);
            }
        }

        @Test
        void stillTrustsNobodyButTheHostsOwn() throws Exception {
            try (LoopbackProxy proxy = LoopbackProxy.open();
                    Connections connections = through(proxy).build();
                    ModelProvider provider = provider(connections)) {
                ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, "m", false));

                assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
                assertThat(error.retriable()).isFalse();
                assertThat(server.requests()).isZero();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {204, 403, 407, 429, 502})
        void isUnreachableWhereTheProxyOpensNoTunnel(int status) throws Exception {
            try (LoopbackProxy proxy = LoopbackProxy.refusing(status);
                    Connections connections =
                            through(proxy).tls(certificate.truster()).build();
                    ModelProvider provider = provider(connections)) {
                ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, "m", false));

                assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
                assertThat(error.billing()).isEqualTo(Billing.NOT_BILLED);
                assertThat(error.retriable()).isEqualTo(status != 407);
                assertThat(error.status()).isEmpty();
                assertThat(error.detail()).hasValue("CONNECT answered by the proxy: " + status + " (expected: 200)");
                assertThat(proxy.connects()).isEqualTo(1);
            }
        }

        @Test
        void isUnreachableForStrangers() throws Exception {
            try (LoopbackProxy proxy = LoopbackProxy.openTo("Basic others");
                    Connections connections =
                            knownTo(proxy).tls(certificate.truster()).build();
                    ModelProvider provider = provider(connections)) {
                ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, "m", false));

                assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
                assertThat(error.toString()).doesNotContain(key(), PASSWORD, CREDENTIALS);
                assertThat(proxy.connects()).isEqualTo(2);
                assertThat(server.requests()).isZero();
            }
        }
    }
}
