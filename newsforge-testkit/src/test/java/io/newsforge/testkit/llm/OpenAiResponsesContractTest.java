package io.newsforge.testkit.llm;

import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import org.junit.jupiter.api.AfterEach;

class OpenAiResponsesContractTest extends ModelProviderContract {

    private final FaultyProvider server = FaultyProvider.start();

    @Override
    protected FarSide farSide() {
        return FarSide.of(server);
    }

    @Override
    protected ModelProvider provider() {
        return OpenAi.builder()
                .baseUrl(server.openAiBaseUrl())
                .credentials(CredentialSource.of("key-1"))
                .responses()
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
