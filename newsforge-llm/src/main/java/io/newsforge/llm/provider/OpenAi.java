package io.newsforge.llm.provider;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI: Chat Completions or Responses, and speech.
 *
 * <pre>{@code
 * try (ModelProvider openAi = OpenAi.builder().credentials(CredentialSource.of(key)).build()) {
 *     ModelReply reply = openAi.chat("gpt-6-luna", Prompt.of("Say hello."), Call.within(deadline));
 * }
 * }</pre>
 */
public final class OpenAi {

    /** {@link ModelProvider#name()}. */
    public static final String NAME = "openai";

    private static final URI BASE = URI.create("https://api.openai.com/v1");

    private OpenAi() {}

    /**
     * Begins a provider.
     *
     * @return a builder for OpenAI's own address, with no credential
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a provider; for one thread at a time, and reusable. */
    public static final class Builder {

        private final List<Header> headers = new ArrayList<>();
        private URI baseUrl = BASE;
        private CredentialSource credentials = CredentialSource.none();
        private Dialect dialect = Dialect.openAi();
        private @Nullable Connections connections;
        private boolean responses;

        private Builder() {}

        /**
         * Where the API is; {@code https://api.openai.com/v1} unless set.
         *
         * @param url http or https, with {@code /v1} where the server has it
         * @return this builder
         */
        public Builder baseUrl(URI url) {
            baseUrl = Objects.requireNonNull(url, "baseUrl");
            return this;
        }

        /**
         * Where the key comes from; asked for every call that brings no credential of its own.
         *
         * @param source the source
         * @return this builder
         */
        public Builder credentials(CredentialSource source) {
            credentials = Objects.requireNonNull(source, "credentials");
            return this;
        }

        /**
         * On behalf of which organization; the key's own unless set.
         *
         * @param id its id
         * @return this builder
         */
        public Builder organization(String id) {
            headers.add(new BasicHeader("OpenAI-Organization", Expect.text("organization", id)));
            return this;
        }

        /**
         * On behalf of which project; the key's own unless set.
         *
         * @param id its id
         * @return this builder
         */
        public Builder project(String id) {
            headers.add(new BasicHeader("OpenAI-Project", Expect.text("project", id)));
            return this;
        }

        /**
         * Replaces what is known of the API, for models that are newer than this library.
         *
         * @param newer the dialect; {@link Dialect#openAi()} unless set
         * @return this builder
         */
        public Builder dialect(Dialect newer) {
            dialect = Objects.requireNonNull(newer, "dialect");
            return this;
        }

        /**
         * Uses the Responses API instead of Chat Completions. The vendor is always told to store nothing ({@code store: false}),
         * since there it otherwise would. That API has no stop strings: a prompt with some is refused before it is sent. It answers
         * with at least 16 tokens where fewer are allowed, and caches prompts without marks.
         *
         * @return this builder
         */
        public Builder responses() {
            responses = true;
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
         * Builds the provider of models; it connects with the first call.
         *
         * @return a thread-safe provider, to be closed
         * @throws IllegalArgumentException if the base URL is none
         */
        public ModelProvider build() {
            WireFormat format = responses ? new ResponsesFormat(format(), dialect) : format();
            return new HttpModelProvider(format, Endpoint.of(baseUrl, credentials, connections));
        }

        /**
         * Builds the provider of speech; it connects with the first call.
         *
         * @return a thread-safe provider, to be closed
         * @throws IllegalArgumentException if the base URL is none
         */
        public OpenAiSpeech buildSpeech() {
            return new OpenAiSpeech(format(), Endpoint.of(baseUrl, credentials, connections));
        }

        private ChatFormat format() {
            return new ChatFormat(NAME, dialect, headers);
        }
    }
}
