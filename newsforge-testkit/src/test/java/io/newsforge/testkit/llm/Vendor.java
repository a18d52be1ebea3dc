package io.newsforge.testkit.llm;

import io.newsforge.llm.provider.Anthropic;
import io.newsforge.llm.provider.AnthropicVersion;
import io.newsforge.llm.provider.Connections;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.provider.OpenAiCompatible;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;

/** Our clients, each of its API. */
enum Vendor {
    OPENAI_CHAT,
    OPENAI_RESPONSES,
    ANTHROPIC_2023,
    ANTHROPIC_2026,
    COMPATIBLE;

    static final CredentialSource KEY = CredentialSource.of("sk-test-0a1b2c3d4e5f60718293a4b5c6d7e8f9");

    /** A client with connections of its own, which it closes. */
    ModelProvider connect(FaultyProvider server) {
        return switch (this) {
            case OPENAI_CHAT -> openAi(server).build();
            case OPENAI_RESPONSES -> openAi(server).responses().build();
            case ANTHROPIC_2023 ->
                anthropic(server, AnthropicVersion.V2023_06_01).build();
            case ANTHROPIC_2026 ->
                anthropic(server, AnthropicVersion.V2026_10_21).build();
            case COMPATIBLE -> compatible(server).build();
        };
    }

    /** A client over connections that somebody else closes. */
    ModelProvider connect(FaultyProvider server, Connections shared) {
        return switch (this) {
            case OPENAI_CHAT -> openAi(server).connections(shared).build();
            case OPENAI_RESPONSES ->
                openAi(server).responses().connections(shared).build();
            case ANTHROPIC_2023 ->
                anthropic(server, AnthropicVersion.V2023_06_01)
                        .connections(shared)
                        .build();
            case ANTHROPIC_2026 ->
                anthropic(server, AnthropicVersion.V2026_10_21)
                        .connections(shared)
                        .build();
            case COMPATIBLE -> compatible(server).connections(shared).build();
        };
    }

    private static OpenAi.Builder openAi(FaultyProvider server) {
        return OpenAi.builder().baseUrl(server.openAiBaseUrl()).credentials(KEY);
    }

    private static Anthropic.Builder anthropic(FaultyProvider server, AnthropicVersion version) {
        return Anthropic.builder()
                .baseUrl(server.anthropicBaseUrl())
                .credentials(KEY)
                .version(version);
    }

    private static OpenAiCompatible.Builder compatible(FaultyProvider server) {
        return OpenAiCompatible.builder(server.openAiBaseUrl());
    }
}
