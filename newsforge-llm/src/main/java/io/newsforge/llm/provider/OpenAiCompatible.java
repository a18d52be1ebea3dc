package io.newsforge.llm.provider;

import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * Servers that imitate OpenAI's Chat Completions: Ollama, vLLM, Azure, Gemini's compatible address, gateways. How they differ is a
 * {@link Dialect}.
 *
 * <pre>{@code
 * ModelProvider ollama = OpenAiCompatible.builder(URI.create("http://localhost:11434/v1")).name("ollama").build();
 * ModelProvider azure = OpenAiCompatible.builder(URI.create("https://mine.openai.azure.com/openai/deployments/luna"))
 *         .name("azure.ai.openai")
 *         .dialect(Dialect.azure("2026-05-01-preview"))
 *         .credentials(CredentialSource.of(key))
 *         .build();
 * }</pre>
 */
public final class OpenAiCompatible {

    /** {@link ModelProvider#name()} unless another is set. */
    public static final String NAME = "openai_compatible";

    private static final Pattern NAMES = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private OpenAiCompatible() {}

    /**
     * Begins a provider.
     *
     * @param baseUrl what stands before {@code /chat/completions}: http or https, with {@code /v1} where the server has it
     * @return a builder with no credential and {@link Dialect#compatible()}
     */
    public static Builder builder(URI baseUrl) {
        return new Builder(Objects.requireNonNull(baseUrl, "baseUrl"));
    }

    /** Builds a provider; for one thread at a time, and reusable. */
    public static final class Builder {

        private final URI baseUrl;
        private final List<Header> headers = new ArrayList<>();
        private String name = NAME;
        private CredentialSource credentials = CredentialSource.none();
        private Dialect dialect = Dialect.compatible();
        private @Nullable Connections connections;

        private Builder(URI baseUrl) {
            this.baseUrl = baseUrl;
        }

        /**
         * What the provider is called in logs and metrics; {@link #NAME} unless set.
         *
         * @param provider 1 to 64 lower-case letters, digits, dots, underscores and hyphens
         * @return this builder
         * @throws IllegalArgumentException if it is none
         */
        public Builder name(String provider) {
            if (!NAMES.matcher(provider).matches()) {
                throw new IllegalArgumentException("name: " + provider
                        + " (expected: 1 to 64 lower-case letters, digits, dots, underscores and hyphens)");
            }
            name = provider;
            return this;
        }

        /**
         * Where the key comes from; asked for every call that brings no credential of its own. None is sent unless set.
         *
         * @param source the source
         * @return this builder
         */
        public Builder credentials(CredentialSource source) {
            credentials = Objects.requireNonNull(source, "credentials");
            return this;
        }

        /**
         * How the server differs from others.
         *
         * @param spoken the dialect
         * @return this builder
         */
        public Builder dialect(Dialect spoken) {
            dialect = Objects.requireNonNull(spoken, "dialect");
            return this;
        }

        /**
         * Adds a header to every request, as gateways want them.
         *
         * @param header its name
         * @param value its value; for a credential use {@link #credentials}
         * @return this builder
         */
        public Builder header(String header, String value) {
            headers.add(new BasicHeader(
                    Objects.requireNonNull(header, "header"), Objects.requireNonNull(value, "header value")));
            return this;
        }

        /**
         * What to send through; connections of its own, with all defaults, unless set.
         *
         * @param shared connections that the host closes
         * @return this builder
         */
        public Builder connections(Connections shared) {
            connections = Objects.requireNonNull(shared, "connections");
            return this;
        }

        /**
         * Builds the provider; it connects with the first call.
         *
         * @return a thread-safe provider, to be closed
         * @throws IllegalArgumentException if the base URL is none
         */
        public ModelProvider build() {
            return new HttpModelProvider(
                    new ChatFormat(name, dialect, headers), Endpoint.of(baseUrl, credentials, connections));
        }

        /**
         * Builds the provider of speech, for servers that have {@code /audio/speech}; it connects with the first call.
         *
         * @return a thread-safe provider, to be closed
         * @throws IllegalArgumentException if the base URL is none
         */
        public OpenAiSpeech buildSpeech() {
            return new OpenAiSpeech(
                    new ChatFormat(name, dialect, headers), Endpoint.of(baseUrl, credentials, connections));
        }
    }
}
