package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.llm.provider.Connections;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RoutingException;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a provider trusts is the host's to say. */
@Timeout(60)
class CustomTlsTest {

    private static final String US = "ip:127.0.0.1";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void talksToAServerThatTheHostsContextTrusts(boolean streamed) throws Exception {
        Certificate certificate = Certificate.signedByItself(directory, US);
        try (SecureServer server = SecureServer.start(certificate.owner());
                Connections connections =
                        Connections.builder().tls(certificate.truster()).build();
                ModelProvider provider = provider(server, connections)) {
            assertThat(VendorErrors.ask(provider, "m", streamed).text()).isEqualTo(SecureServer.ANSWER);
            assertThat(VendorErrors.ask(provider, "m", streamed).text()).isEqualTo(SecureServer.ANSWER);
        }
    }

    @Test
    void showsTheCertificateOfTheHostsContextToAServerThatWantsOne() throws Exception {
        Certificate certificate = Certificate.signedByItself(directory, US);
        try (SecureServer server = SecureServer.startForTrusted(certificate.owner());
                Connections connections =
                        Connections.builder().tls(certificate.owner()).build();
                ModelProvider provider = provider(server, connections)) {
            assertThat(VendorErrors.ask(provider, "m", false).text()).isEqualTo(SecureServer.ANSWER);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsNothingToAServerThatNobodyTrusts(boolean streamed) throws Exception {
        Certificate certificate = Certificate.signedByItself(directory, US);
        try (SecureServer server = SecureServer.start(certificate.owner());
                Connections connections = Connections.builder().build();
                ModelProvider provider = provider(server, connections)) {
            isDistrusted(provider, streamed);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void sendsNothingToAServerWithTheCertificateOfAnother() throws Exception {
        Certificate certificate = Certificate.signedByItself(directory, "dns:api.example.com");
        try (SecureServer server = SecureServer.start(certificate.owner());
                Connections connections =
                        Connections.builder().tls(certificate.truster()).build();
                ModelProvider provider = provider(server, connections)) {
            isDistrusted(provider, false);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void goesToTheNextRouteAfterOneTry() throws Exception {
        Certificate certificate = Certificate.signedByItself(directory, US);
        try (SecureServer server = SecureServer.start(certificate.owner());
                Connections connections = Connections.builder().build();
                ModelProvider provider = provider(server, connections);
                ModelRouter router = ModelRouter.builder()
                        .route(Route.builder("first", provider, "m").attempts(3).build())
                        .route(Route.builder("second", provider, "m")
                                .attempts(3)
                                .build())
                        .build()) {
            RoutingException failed = catchThrowableOfType(RoutingException.class, () -> router.send(Prompt.of("Hi")));

            assertThat(failed.trace().attempts())
                    .extracting(attempt -> attempt.route())
                    .containsExactly("first", "second");
        }
    }

    private static void isDistrusted(ModelProvider provider, boolean streamed) {
        ModelException thrown =
                catchThrowableOfType(ModelException.class, () -> VendorErrors.ask(provider, "m", streamed));

        assertThat(thrown.error().kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(thrown.error().billing()).isEqualTo(Billing.NOT_BILLED);
        assertThat(thrown.error().retriable()).isFalse();
        assertThat(thrown.error().detail())
                .hasValueSatisfying(words -> assertThat(words).contains("certificate"));
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all, true));
        assertThat(all.toString()).doesNotContain(key());
    }

    private static String key() {
        return Vendor.KEY.credential().orElseThrow().reveal();
    }

    private static ModelProvider provider(SecureServer server, Connections connections) {
        return OpenAi.builder()
                .baseUrl(server.baseUrl())
                .credentials(Vendor.KEY)
                .connections(connections)
                .build();
    }
}
