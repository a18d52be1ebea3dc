package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Secret;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(30)
class ConnectionsTest {

    private static final String REPLY =
            "{\"choices\":[{\"message\":{\"content\":\"hi\"}," + "\"finish_reason\":\"stop\"}]}";

    @Test
    void logNeitherCredentialsNorTextsAtAnyLevel() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        root.setLevel(Level.TRACE);
        root.addAppender(seen);
        try (StubServer server = StubServer.json(200, REPLY);
                Connections connections = Connections.builder().build()) {
            chat(server.uri("/v1"), connections);
        } finally {
            root.detachAppender(seen);
            root.setLevel(before);
        }

        assertThat(seen.list)
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(
                        line -> line.contains("the-key") || line.contains("the-question") || line.contains("\"hi\""));
    }

    @Test
    void goThroughAProxyWithCredentials() throws IOException {
        StubServer.Script script = new StubServer.Script() {
            private boolean challenged;

            @Override
            public void answer(OutputStream out, Socket socket) throws IOException {
                if (challenged) {
                    StubServer.reply(out, 200, "application/json", REPLY);
                } else {
                    challenged = true;
                    out.write("HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                }
            }
        };
        try (StubServer proxy = new StubServer(script);
                Connections connections = Connections.builder()
                        .proxy("127.0.0.1", proxy.uri("/").getPort(), "me", Secret.of("pass"))
                        .build()) {
            String text = chat(URI.create("http://api.invalid/v1"), connections);

            assertThat(text).isEqualTo("hi");
            assertThat(proxy.requests()).hasSize(2);
            assertThat(proxy.requests().get(1))
                    .startsWith("POST http://api.invalid/v1/chat/completions HTTP/1.1")
                    .contains("Proxy-Authorization: Basic bWU6cGFzcw==");
        }
    }

    @Test
    void tellThatTheServerSpeaksNoTls() throws IOException {
        try (StubServer server = StubServer.json(200, REPLY);
                Connections connections =
                        Connections.builder().tlsTimeout(Duration.ofMillis(300)).build()) {
            URI secured = URI.create("https://127.0.0.1:" + server.uri("/").getPort() + "/v1");

            assertThatThrownBy(() -> chat(secured, connections))
                    .asInstanceOf(type(ModelException.class))
                    .extracting(ModelException::error, type(ModelError.class))
                    .returns(ErrorKind.UNREACHABLE, ModelError::kind)
                    .returns(Billing.NOT_BILLED, ModelError::billing);
        }
    }

    @Test
    void areCheckedBeforeTheyAreUsedAgain() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (StubServer server = new StubServer((out, socket) -> {
                    StubServer.reply(out, 200, "application/json", REPLY);
                    socket.close();
                    closed.countDown();
                });
                Connections connections =
                        Connections.builder().checkAfter(Duration.ZERO).build()) {
            ModelProvider provider = provider(server.uri("/v1"), connections);
            provider.chat("m", Prompt.of("the-question"), within());
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();

            assertThat(provider.chat("m", Prompt.of("the-question"), within()).text())
                    .isEqualTo("hi");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void overAClientOfTheHostsLeaveItOpen() throws IOException {
        try (CloseableHttpClient client = HttpClients.createDefault();
                StubServer server = StubServer.json(200, REPLY)) {
            try (Connections connections = Connections.over(client)) {
                assertThat(chat(server.uri("/v1"), connections)).isEqualTo("hi");
            }
            try (Connections again = Connections.over(client)) {
                assertThat(chat(server.uri("/v1"), again)).isEqualTo("hi");
            }
        }
    }

    @Test
    void overAClientOfTheHostsKnowThatARequestMayHaveBeenSent() throws IOException {
        try (CloseableHttpClient client =
                        HttpClients.custom().disableAutomaticRetries().build();
                StubServer server = new StubServer((out, socket) -> socket.close());
                Connections connections = Connections.over(client)) {
            assertThatThrownBy(() -> chat(server.uri("/v1"), connections))
                    .asInstanceOf(type(ModelException.class))
                    .extracting(ModelException::error, type(ModelError.class))
                    .returns(Billing.UNKNOWN, ModelError::billing);
        }
    }

    @Test
    void refuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> Connections.builder().maxConnections(0))
                .hasMessage("maxConnections: 0 (expected: >= 1)");
        assertThatThrownBy(() -> Connections.builder().idleTimeout(Duration.ZERO))
                .hasMessage("idleTimeout: PT0S (expected: > PT0S)");
    }

    private static String chat(URI base, Connections connections) {
        return provider(base, connections)
                .chat("m", Prompt.of("the-question"), within())
                .text();
    }

    private static ModelProvider provider(URI base, Connections connections) {
        return OpenAi.builder()
                .baseUrl(base)
                .credentials(CredentialSource.of("the-key"))
                .connections(connections)
                .build();
    }

    private static Call within() {
        return Call.within(Deadline.after(Duration.ofSeconds(5), TimeSource.system()));
    }
}
