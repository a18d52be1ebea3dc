package io.newsforge.testkit.llm;

import io.newsforge.llm.provider.Anthropic;
import io.newsforge.llm.provider.AnthropicVersion;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import org.junit.jupiter.api.AfterEach;

class AnthropicContractTest extends ModelProviderContract {

    private final FaultyProvider server = FaultyProvider.start();

    @Override
    protected FarSide farSide() {
        return FarSide.of(server);
    }

    @Override
    protected ModelProvider provider() {
        return Anthropic.builder()
                .baseUrl(server.anthropicBaseUrl())
                .version(AnthropicVersion.V2026_10_21)
                .credentials(CredentialSource.of("key-1"))
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
