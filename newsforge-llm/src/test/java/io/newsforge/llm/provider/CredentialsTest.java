package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Secret;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CredentialsTest {

    private static final Prompt PROMPT = Prompt.of("say");

    @Test
    void thatCannotBeHadFailTheCallAndNotTheVendor() throws IOException {
        RuntimeException vault = new IllegalStateException("vault: token hvs.secret is expired");
        CredentialSource broken = () -> {
            throw vault;
        };
        try (StubServer server = StubServer.json(200, "{}");
                ModelProvider provider = provider(server, broken)) {
            ModelException failure = failure(provider, call());

            assertThat(failure.error().kind()).isEqualTo(ErrorKind.AUTHENTICATION);
            assertThat(failure.error().billing()).isEqualTo(Billing.NOT_BILLED);
            assertThat(failure).hasCause(vault);
            assertThat(failure.getMessage()).contains("IllegalStateException").doesNotContain("hvs", "vault");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"team-blue-prod", "Ab+/cD+/eF==", "q0/w1+e2/r3+t4/y5+u6/i7=="})
    void areNotShownThoughTheVendorQuotesThem(String key) throws IOException {
        String body = "{\"error\":{\"message\":\"No key " + key + ", or " + key.substring(0, 8)
                + " is off.\",\"code\":\"" + key + "\"}}";
        try (StubServer server = StubServer.json(401, body);
                ModelProvider provider = provider(server, CredentialSource.of("another-one"))) {
            ModelException failure = failure(provider, call().as(Secret.of(key)));

            assertThat(failure.error().detail()).hasValue("No key [redacted], or [redacted] is off.");
            assertThat(failure.error().code()).hasValue("[redacted]");
        }
    }

    @Test
    void areNotShownThoughAStreamQuotesThem() throws IOException {
        try (StubServer server = new StubServer((out, socket) -> {
                    StubServer.beginEvents(out);
                    StubServer.chunk(out, "data: {\"error\":{\"message\":\"team-blue-prod is off\"}}\n\n");
                });
                ModelProvider provider = provider(server, CredentialSource.of("team-blue-prod"));
                ModelStream stream = provider.stream("m", PROMPT, call())) {
            ModelException failure = catchThrowableOfType(ModelException.class, stream::advance);

            assertThat(failure.error().detail()).hasValue("[redacted] is off");
        }
    }

    private static ModelException failure(ModelProvider provider, Call call) {
        return catchThrowableOfType(ModelException.class, () -> provider.chat("m", PROMPT, call));
    }

    private static ModelProvider provider(StubServer server, CredentialSource source) {
        return OpenAi.builder().baseUrl(server.uri("/v1")).credentials(source).build();
    }

    private static Call call() {
        return Call.within(Deadline.after(Duration.ofSeconds(5), TimeSource.system()));
    }
}
