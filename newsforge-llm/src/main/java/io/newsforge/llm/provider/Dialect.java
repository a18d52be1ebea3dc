package io.newsforge.llm.provider;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Effort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How a server that speaks Chat Completions differs from others, as data. Immutable and thread-safe.
 *
 * <pre>{@code
 * Dialect older = Dialect.compatible().toBuilder().schemas(Dialect.Schemas.JSON_ONLY).build();
 * }</pre>
 *
 * <p>Families of models are named by how their names begin: {@code gpt-5} stands for {@code gpt-5}, {@code gpt-5-mini} and
 * {@code gpt-5.4}, not for {@code gpt-50}.
 */
public final class Dialect {

    /** How an answer can be held to a form. */
    public enum Schemas {
        /** To a JSON Schema, strictly. */
        STRICT,
        /** To some JSON; the schema is told to the model in a message of the system. */
        JSON_ONLY,
        /** Not at all; the schema is told to the model in a message of the system. */
        NONE
    }

    private final String maxTokensField;
    private final String thinkersMaxTokensField;
    private final List<String> thinkers;
    private final List<String> cacheMarkers;
    private final Map<Effort, String> efforts;
    private final Schemas schemas;
    private final boolean streamUsage;
    private final boolean metadata;
    private final String endUserField;
    private final String systemRole;
    private final String credentialHeader;
    private final String credentialPrefix;
    private final String requestIdHeader;
    private final String query;

    private Dialect(Builder from) {
        this.maxTokensField = from.maxTokensField;
        this.thinkersMaxTokensField = from.thinkersMaxTokensField;
        this.thinkers = List.copyOf(from.thinkers);
        this.cacheMarkers = List.copyOf(from.cacheMarkers);
        this.efforts = Map.copyOf(from.efforts);
        this.schemas = from.schemas;
        this.streamUsage = from.streamUsage;
        this.metadata = from.metadata;
        this.endUserField = from.endUserField;
        this.systemRole = from.systemRole;
        this.credentialHeader = from.credentialHeader;
        this.credentialPrefix = from.credentialPrefix;
        this.requestIdHeader = from.requestIdHeader;
        this.query = from.query;
    }

    /**
     * OpenAI's own, by its published API (checked 2026-11-21): {@code max_completion_tokens}; no temperature for the o-series and
     * for gpt-5 and later; strict schemas; usage in streams; {@code safety_identifier}; metadata; cache marks from gpt-5.6 on.
     *
     * @return the dialect
     */
    public static Dialect openAi() {
        return new Builder()
                .maxTokensField("max_completion_tokens")
                .thinking("o1", "o3", "o4", "gpt-5", "gpt-6")
                .cacheMarks("gpt-5.6", "gpt-6")
                .endUserField("safety_identifier")
                .metadata(true)
                .build();
    }

    /**
     * What most imitators understand, Ollama and vLLM among them: {@code max_tokens}, a temperature for every model, strict
     * schemas, usage in streams, a bearer; no end user, metadata or cache marks.
     *
     * @return the dialect
     */
    public static Dialect compatible() {
        return new Builder().build();
    }

    /**
     * OpenAI's models at Azure: OpenAI's dialect with the key in {@code api-key} and the version of the API in the query.
     *
     * @param apiVersion for example {@code 2026-05-01-preview}
     * @return the dialect
     */
    public static Dialect azure(String apiVersion) {
        return openAi().toBuilder()
                .endUserField("user")
                .metadata(false)
                .cacheMarks()
                .credentialHeader("api-key", "")
                .requestIdHeader("apim-request-id")
                .query("api-version", apiVersion)
                .build();
    }

    /**
     * A builder that begins with this dialect.
     *
     * @return a builder that shares nothing with this dialect
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    String maxTokensField(String model) {
        return thinks(model) ? thinkersMaxTokensField : maxTokensField;
    }

    boolean takesTemperature(String model) {
        return !thinks(model);
    }

    boolean thinks(String model) {
        return isOneOf(thinkers, model);
    }

    boolean takesCacheMarks(String model) {
        return isOneOf(cacheMarkers, model);
    }

    String effortName(Effort effort) {
        return Objects.requireNonNull(efforts.get(effort), "effort");
    }

    Schemas schemas() {
        return schemas;
    }

    boolean reportsStreamUsage() {
        return streamUsage;
    }

    boolean takesMetadata() {
        return metadata;
    }

    /** Empty for none. */
    String endUserField() {
        return endUserField;
    }

    String systemRole() {
        return systemRole;
    }

    String credentialHeader() {
        return credentialHeader;
    }

    String credentialPrefix() {
        return credentialPrefix;
    }

    String requestIdHeader() {
        return requestIdHeader;
    }

    /** A path with the query every request has. */
    String path(String path) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static boolean isOneOf(List<String> families, String model) {
        String name = model.startsWith("ft:") ? model.substring(3) : model;
        for (String family : families) {
            if (name.startsWith(family)
                    && (name.length() == family.length() || !Character.isLetterOrDigit(name.charAt(family.length())))) {
                return true;
            }
        }
        return false;
    }

    /** Builds a {@link Dialect}; for one thread at a time, and reusable. */
    public static final class Builder {

        private String maxTokensField = "max_tokens";
        private String thinkersMaxTokensField = "max_completion_tokens";
        private final List<String> thinkers = new ArrayList<>();
        private final List<String> cacheMarkers = new ArrayList<>();
        private final Map<Effort, String> efforts = new EnumMap<>(Effort.class);
        private Schemas schemas = Schemas.STRICT;
        private boolean streamUsage = true;
        private boolean metadata;
        private String endUserField = "";
        private String systemRole = "system";
        private String credentialHeader = "Authorization";
        private String credentialPrefix = "Bearer ";
        private String requestIdHeader = "x-request-id";
        private String query = "";

        private Builder() {
            for (Effort effort : Effort.values()) {
                efforts.put(effort, effort.name().toLowerCase(Locale.ROOT));
            }
        }

        private Builder(Dialect from) {
            maxTokensField = from.maxTokensField;
            thinkersMaxTokensField = from.thinkersMaxTokensField;
            thinkers.addAll(from.thinkers);
            cacheMarkers.addAll(from.cacheMarkers);
            efforts.putAll(from.efforts);
            schemas = from.schemas;
            streamUsage = from.streamUsage;
            metadata = from.metadata;
            endUserField = from.endUserField;
            systemRole = from.systemRole;
            credentialHeader = from.credentialHeader;
            credentialPrefix = from.credentialPrefix;
            requestIdHeader = from.requestIdHeader;
            query = from.query;
        }

        /**
         * Which field bounds the answer of a model that does not think; {@code max_tokens} unless set.
         *
         * @param field its name
         * @return this builder
         */
        public Builder maxTokensField(String field) {
            maxTokensField = Expect.text("maxTokensField", field);
            return this;
        }

        /**
         * Which field bounds the answer of a model that thinks; {@code max_completion_tokens} unless set.
         *
         * @param field its name
         * @return this builder
         */
        public Builder thinkersMaxTokensField(String field) {
            thinkersMaxTokensField = Expect.text("thinkersMaxTokensField", field);
            return this;
        }

        /**
         * Which models think before they answer: they take an effort and no temperature. None unless set.
         *
         * @param families how their names begin; replaces what was set
         * @return this builder
         */
        public Builder thinking(String... families) {
            thinkers.clear();
            thinkers.addAll(List.of(families));
            return this;
        }

        /**
         * Which models take marks for their prompt cache. None unless set.
         *
         * @param families how their names begin; replaces what was set
         * @return this builder
         */
        public Builder cacheMarks(String... families) {
            cacheMarkers.clear();
            cacheMarkers.addAll(List.of(families));
            return this;
        }

        /**
         * What the server calls an effort; its name in lower case unless set.
         *
         * @param effort the effort
         * @param name the value of {@code reasoning_effort}
         * @return this builder
         */
        public Builder effort(Effort effort, String name) {
            efforts.put(Objects.requireNonNull(effort, "effort"), Expect.text("effort name", name));
            return this;
        }

        /**
         * How answers can be held to a form; {@link Schemas#STRICT} unless set.
         *
         * @param how the way
         * @return this builder
         */
        public Builder schemas(Schemas how) {
            schemas = Objects.requireNonNull(how, "schemas");
            return this;
        }

        /**
         * Whether the server takes {@code stream_options.include_usage}; it does unless set.
         *
         * @param reported whether streams report their usage when asked
         * @return this builder
         */
        public Builder streamUsage(boolean reported) {
            streamUsage = reported;
            return this;
        }

        /**
         * Whether the server keeps notes in {@code metadata}; it does not unless set.
         *
         * @param taken whether it does
         * @return this builder
         */
        public Builder metadata(boolean taken) {
            metadata = taken;
            return this;
        }

        /**
         * Which field names the end user; none unless set.
         *
         * @param field its name, empty for none
         * @return this builder
         */
        public Builder endUserField(String field) {
            endUserField = Objects.requireNonNull(field, "endUserField");
            return this;
        }

        /**
         * What the host's role is called; {@code system} unless set.
         *
         * @param role {@code system} or {@code developer}
         * @return this builder
         */
        public Builder systemRole(String role) {
            systemRole = Expect.text("systemRole", role);
            return this;
        }

        /**
         * Which header carries the credential; {@code Authorization} with {@code "Bearer "} unless set.
         *
         * @param header its name
         * @param prefix what stands before the credential; may be empty
         * @return this builder
         */
        public Builder credentialHeader(String header, String prefix) {
            credentialHeader = Expect.text("credentialHeader", header);
            credentialPrefix = Objects.requireNonNull(prefix, "credential prefix");
            return this;
        }

        /**
         * Which header of a reply names the exchange; {@code x-request-id} unless set.
         *
         * @param header its name
         * @return this builder
         */
        public Builder requestIdHeader(String header) {
            requestIdHeader = Expect.text("requestIdHeader", header);
            return this;
        }

        /**
         * Adds a parameter to the query of every request; none unless set.
         *
         * @param name its name
         * @param value its value
         * @return this builder
         */
        public Builder query(String name, String value) {
            String pair = encoded(Expect.text("query name", name)) + "=" + encoded(value);
            query = query.isEmpty() ? pair : query + "&" + pair;
            return this;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        /**
         * Builds the dialect.
         *
         * @return a dialect with what this builder holds now
         */
        public Dialect build() {
            return new Dialect(this);
        }
    }
}
