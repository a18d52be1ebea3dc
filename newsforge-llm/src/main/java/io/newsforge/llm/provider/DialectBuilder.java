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

/** Builds a {@link Dialect}; for one thread at a time, and reusable. */
public final class DialectBuilder {

    String maxTokensField = "max_tokens";
    String thinkersMaxTokensField = "max_completion_tokens";
    final List<String> thinkers = new ArrayList<>();
    final List<String> cacheMarkers = new ArrayList<>();
    final Map<Effort, String> efforts = new EnumMap<>(Effort.class);
    Dialect.Schemas schemas = Dialect.Schemas.STRICT;
    boolean streamUsage = true;
    boolean metadata;
    String endUserField = "";
    String systemRole = "system";
    String credentialHeader = "Authorization";
    String credentialPrefix = "Bearer ";
    String requestIdHeader = "x-request-id";
    String query = "";

    DialectBuilder() {
        for (Effort effort : Effort.values()) {
            efforts.put(effort, effort.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Which field bounds the answer of a model that does not think; {@code max_tokens} unless set.
     *
     * @param field its name
     * @return this builder
     */
    public DialectBuilder maxTokensField(String field) {
        maxTokensField = Expect.text("maxTokensField", field);
        return this;
    }

    /**
     * Which field bounds the answer of a model that thinks; {@code max_completion_tokens} unless set.
     *
     * @param field its name
     * @return this builder
     */
    public DialectBuilder thinkersMaxTokensField(String field) {
        thinkersMaxTokensField = Expect.text("thinkersMaxTokensField", field);
        return this;
    }

    /**
     * Which models think before they answer: they take an effort and no temperature. None unless set.
     *
     * @param families how their names begin; replaces what was set
     * @return this builder
     */
    public DialectBuilder thinking(String... families) {
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
    public DialectBuilder cacheMarks(String... families) {
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
    public DialectBuilder effort(Effort effort, String name) {
        efforts.put(Objects.requireNonNull(effort, "effort"), Expect.text("effort name", name));
        return this;
    }

    /**
     * How answers can be held to a form; {@link Dialect.Schemas#STRICT} unless set.
     *
     * @param how the way
     * @return this builder
     */
    public DialectBuilder schemas(Dialect.Schemas how) {
        schemas = Objects.requireNonNull(how, "schemas");
        return this;
    }

    /**
     * Whether the server takes {@code stream_options.include_usage}; it does unless set.
     *
     * @param reported whether streams report their usage when asked
     * @return this builder
     */
    public DialectBuilder streamUsage(boolean reported) {
        streamUsage = reported;
        return this;
    }

    /**
     * Whether the server keeps notes in {@code metadata}; it does not unless set.
     *
     * @param taken whether it does
     * @return this builder
     */
    public DialectBuilder metadata(boolean taken) {
        metadata = taken;
        return this;
    }

    /**
     * Which field names the end user; none unless set.
     *
     * @param field its name, empty for none
     * @return this builder
     */
    public DialectBuilder endUserField(String field) {
        endUserField = Objects.requireNonNull(field, "endUserField");
        return this;
    }

    /**
     * What the host's role is called; {@code system} unless set.
     *
     * @param role {@code system} or {@code developer}
     * @return this builder
     */
    public DialectBuilder systemRole(String role) {
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
    public DialectBuilder credentialHeader(String header, String prefix) {
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
    public DialectBuilder requestIdHeader(String header) {
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
    public DialectBuilder query(String name, String value) {
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
