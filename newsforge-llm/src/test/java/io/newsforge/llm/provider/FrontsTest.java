package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Speech;
import io.newsforge.llm.spi.SpeechRequest;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FrontsTest {

    @Nested
    class Compatible {

        @Test
        void sendsNoCredentialAndTheHeadersOfAGateway() throws IOException {
            try (StubServer server = StubServer.json(
                            200, "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");
                    ModelProvider provider = OpenAiCompatible.builder(server.uri("/v1beta/openai/"))
                            .name("gemini")
                            .header("X-Gateway", "g")
                            .build()) {
                provider.chat("m", Prompt.of("q"), within());

                assertThat(provider.name()).isEqualTo("gemini");
                assertThat(server.requests().get(0))
                        .startsWith("POST /v1beta/openai/chat/completions ")
                        .contains("X-Gateway: g\r\n")
                        .contains("\"max_tokens\":1024")
                        .doesNotContain("Authorization");
            }
        }

        @Test
        void asksForTheVersionOfAzure() throws IOException {
            try (StubServer server = StubServer.json(
                            200, "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");
                    ModelProvider provider = OpenAiCompatible.builder(server.uri("/openai/deployments/luna"))
                            .dialect(Dialect.azure("2026-05-01-preview"))
                            .build()) {
                provider.chat("m", Prompt.of("q"), within());

                assertThat(server.requests().get(0))
                        .startsWith(
                                "POST /openai/deployments/luna/chat/completions?api-version=2026-05-01-preview HTTP/1.1");
            }
        }

        @Test
        void refusesANameThatIsNoTag() {
            assertThatThrownBy(() ->
                            OpenAiCompatible.builder(URI.create("http://a")).name("My Server"))
                    .hasMessageStartingWith("name: My Server (expected: ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ftp://a", "/v1", "http:///v1", "http://u:p@a/v1", "http://a/v1?key=secret"})
        void refusesABaseUrlThatIsNone(String url) {
            assertThatThrownBy(() -> OpenAiCompatible.builder(URI.create(url)).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("baseUrl: ")
                    .hasMessageNotContainingAny("secret", "u:p");
        }
    }

    @Nested
    class Speaking {

        @Test
        void givesTheSound() throws IOException {
            try (StubServer server =
                            new StubServer((out, socket) -> StubServer.reply(out, 200, "audio/mpeg", "sound"));
                    OpenAiSpeech speech =
                            OpenAi.builder().baseUrl(server.uri("/v1")).buildSpeech()) {
                Speech spoken = speech.speak("tts-1", SpeechRequest.of("hello", "alloy"), within());

                assertThat(spoken.sound()).asString().isEqualTo("sound");
                assertThat(server.requests().get(0))
                        .startsWith("POST /v1/audio/speech ")
                        .endsWith(
                                "{\"model\":\"tts-1\",\"input\":\"hello\",\"voice\":\"alloy\",\"response_format\":\"mp3\"}");
            }
        }

        @Test
        void refusesMoreSoundThanItMayHave() throws IOException {
            try (StubServer server = new StubServer(
                            (out, socket) -> StubServer.reply(out, 200, "audio/mpeg", "s".repeat(5_000)));
                    Connections small =
                            Connections.builder().maxStreamBytes(4_096).build();
                    OpenAiSpeech speech = OpenAi.builder()
                            .baseUrl(server.uri("/v1"))
                            .connections(small)
                            .buildSpeech()) {
                fails(speech, ErrorKind.MALFORMED);
            }
        }

        @Test
        void refusesWhatIsNoSound() throws IOException {
            try (StubServer server = StubServer.json(200, "{}");
                    OpenAiSpeech speech =
                            OpenAi.builder().baseUrl(server.uri("/v1")).buildSpeech()) {
                fails(speech, ErrorKind.MALFORMED);
            }
        }

        @Test
        void readsAnError() throws IOException {
            try (StubServer server = StubServer.json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}");
                    OpenAiSpeech speech =
                            OpenAi.builder().baseUrl(server.uri("/v1")).buildSpeech()) {
                fails(speech, ErrorKind.QUOTA_SPENT);
            }
        }

        private void fails(OpenAiSpeech speech, ErrorKind kind) {
            assertThatThrownBy(() -> speech.speak("tts-1", SpeechRequest.of("hello", "alloy"), within()))
                    .asInstanceOf(type(ModelException.class))
                    .extracting(ModelException::error, type(ModelError.class))
                    .returns(kind, ModelError::kind);
        }
    }

    private static Call within() {
        return Call.within(Deadline.after(Duration.ofSeconds(5), TimeSource.system()));
    }
}
