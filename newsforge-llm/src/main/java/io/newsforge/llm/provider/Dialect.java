package io.newsforge.llm.provider;

import io.newsforge.llm.spi.Effort;
import java.util.List;
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

    Dialect(DialectBuilder from) {
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
        return new DialectBuilder()
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
        return new DialectBuilder().build();
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
    public DialectBuilder toBuilder() {
        DialectBuilder builder = new DialectBuilder();
        builder.maxTokensField = maxTokensField;
        builder.thinkersMaxTokensField = thinkersMaxTokensField;
        builder.thinkers.addAll(thinkers);
        builder.cacheMarkers.addAll(cacheMarkers);
        builder.efforts.putAll(efforts);
        builder.schemas = schemas;
        builder.streamUsage = streamUsage;
        builder.metadata = metadata;
        builder.endUserField = endUserField;
        builder.systemRole = systemRole;
        builder.credentialHeader = credentialHeader;
        builder.credentialPrefix = credentialPrefix;
        builder.requestIdHeader = requestIdHeader;
        builder.query = query;
        return builder;
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
}
