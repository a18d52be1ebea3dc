package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of which enough was seen: what else they have is not waited for. */
@Timeout(30)
class AbandonedBodiesTest {

    private static final int BOUND = 4_096;
    private static final String HUGE = "{\"data\":[],\"choices\":[],\"x\":\"" + "x".repeat(2 * BOUND);

    /** Four bytes are needed to tell how the text is encoded. */
    @ParameterizedTest
    @ValueSource(strings = {"}   ", "{\"choices\":]", "{\"data\":]", "{} {"})
    void areLeftAtTheFirstBadByte(String bad) throws Exception {
        isLeftAtOnce(bad, provider -> provider.chat("m", Prompt.of("say"), call()));
        isLeftAtOnce(bad, provider -> provider.models(call()));
    }

    @Test
    void areLeftAsSoonAsTheyAreTooLarge() throws Exception {
        isLeftAtOnce(HUGE, provider -> provider.chat("m", Prompt.of("say"), call()));
        isLeftAtOnce(HUGE, provider -> provider.models(call()));
    }

    @FunctionalInterface
    private interface Asking {
        Object ask(ModelProvider provider);
    }

    /** The server promises much, sends little and waits: who reads on waits until the deadline. */
    private static void isLeftAtOnce(String begin, Asking asking) throws Exception {
        StubServer[] self = new StubServer[1];
        try (StubServer server = new StubServer((out, socket) -> {
                    out.write("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                    out.write(begin.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    self[0].waitForHangUp(socket);
                });
                Connections connections =
                        Connections.builder().maxReplyBytes(BOUND).build()) {
            self[0] = server;
            ModelProvider provider = OpenAi.builder()
                    .baseUrl(server.uri("/v1"))
                    .credentials(CredentialSource.of("the-key"))
                    .connections(connections)
                    .build();

            isMalformed(() -> asking.ask(provider));

            assertThat(server.sawHangUp(1_000)).isTrue();
        }
    }

    private static void isMalformed(ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ModelException.class))
                .extracting(ModelException::error, type(ModelError.class))
                .returns(ErrorKind.MALFORMED, ModelError::kind);
    }

    private static Call call() {
        return Call.within(Deadline.after(Duration.ofSeconds(5), TimeSource.system()));
    }
}
