package io.newsforge.llm.provider;

import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Anthropic's Messages API (read 2026-11-21), and servers that imitate it.
 *
 * <pre>{@code
 * ModelProvider anthropic = Anthropic.builder()
 *         .credentials(CredentialSource.of(key))
 *         .build();
 * ModelReply reply = anthropic.chat("claude-haiku-5-5", Prompt.of("Say hello."), call);
 * }</pre>
 *
 * <p>What the API has no field for is left out: the metadata of a prompt, and its temperature where {@linkplain Builder#version the
 * version} or the model takes none. A temperature above 1, the most the API takes, is sent as 1. An effort makes models since Claude
 * Opus 4.6 think as much as they find right; older ones are not told. Of more than 4 cache marks the last 4 are sent.
 */
public final class Anthropic {

    /** {@link ModelProvider#name()}. */
    public static final String NAME = "anthropic";

    private Anthropic() {}

    /**
     * Begins a provider.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a provider; for one thread at a time, and reusable. */
    public static final class Builder {

        private URI baseUrl = URI.create("https://api.anthropic.com");
        private CredentialSource credentials = CredentialSource.none();
        private AnthropicVersion version = AnthropicVersion.V2023_06_01;
        private @Nullable Connections connections;
        private boolean bearer;

        private Builder() {}

        /**
         * Sets where the API is, {@code https://api.anthropic.com} unless set.
         *
         * @param url http or https, without the {@code /v1} that all paths begin with
         * @return this builder
         */
        public Builder baseUrl(URI url) {
            baseUrl = Objects.requireNonNull(url, "baseUrl");
            return this;
        }

        /**
         * Sets the account; none unless set.
         *
         * @param source asked for every call that has no credential of its own
         * @return this builder
         */
        public Builder credentials(CredentialSource source) {
            credentials = Objects.requireNonNull(source, "credentials");
            return this;
        }

        /**
         * Sends the credential as {@code Authorization: Bearer} instead of {@code x-api-key}, as tokens and some gateways want it.
         *
         * @return this builder
         */
        public Builder bearer() {
            bearer = true;
            return this;
        }

        /**
         * Sets the version of the API; {@link AnthropicVersion#V2023_06_01} unless set, since every gateway knows it and it still
         * takes the temperature of models that have one.
         *
         * @param apiVersion the version
         * @return this builder
         */
        public Builder version(AnthropicVersion apiVersion) {
            version = Objects.requireNonNull(apiVersion, "version");
            return this;
        }

        /**
         * Sets what to send through; the provider makes connections of its own with all defaults unless set.
         *
         * @param shared closed by whoever made them, not by the provider
         * @return this builder
         */
        public Builder connections(Connections shared) {
            connections = Objects.requireNonNull(shared, "connections");
            return this;
        }

        /**
         * Builds the provider.
         *
         * @return a provider, to be closed
         * @throws IllegalArgumentException if the base URL is none of http or https, or has a user or a query
         */
        public ModelProvider build() {
            return new HttpModelProvider(
                    new MessagesFormat(version, bearer), Endpoint.of(baseUrl, credentials, connections));
        }
    }
}
