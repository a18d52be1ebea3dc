package io.newsforge.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.newsforge.llm.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request that arrived whole. Immutable. {@link #toString()} shows neither headers nor body. */
public final class ReceivedRequest {

    private static final int KEPT_BYTES = 1 << 20;

    private final long number;
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final int bodyBytes;
    private final JsonNode json;

    ReceivedRequest(
            long number,
            String method,
            String target,
            Map<String, List<String>> headers,
            byte[] body,
            JsonMapper mapper) {
        this.number = number;
        this.method = method;
        this.target = target;
        this.headers = Map.copyOf(headers);
        this.bodyBytes = body.length;
        this.json = parsed(body, mapper);
        this.body = body.length <= KEPT_BYTES ? body : Arrays.copyOf(body, KEPT_BYTES);
    }

    private static JsonNode parsed(byte[] body, JsonMapper mapper) {
        try {
            return mapper.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Which request it was.
     *
     * @return 1 for the server's first
     */
    public long number() {
        return number;
    }

    /**
     * The HTTP method.
     *
     * @return for example {@code POST}
     */
    public String method() {
        return method;
    }

    /**
     * The path, without its query.
     *
     * @return for example {@code /v1/chat/completions}
     */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /**
     * The path with its query, as it was sent.
     *
     * @return the request's target
     */
    public String target() {
        return target;
    }

    /**
     * Which API it is for.
     *
     * @return the API
     */
    public WireApi api() {
        return WireApi.of(path());
    }

    /**
     * A header's first value.
     *
     * @param name in any case
     * @return empty if it was not sent
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * The body as text.
     *
     * @return its first MiB
     */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The size of the body.
     *
     * @return bytes
     */
    public int bodyBytes() {
        return bodyBytes;
    }

    /**
     * A value of the JSON body.
     *
     * @param pointer a JSON Pointer (RFC 6901), such as {@code /messages/0/role}
     * @return a text or number as it is, anything else as JSON; empty if there is none or the body is no JSON
     */
    public Optional<String> at(String pointer) {
        JsonNode found = json.at(pointer);
        return found.isMissingNode()
                ? Optional.empty()
                : Optional.of(found.isValueNode() ? found.asText() : found.toString());
    }

    /**
     * The model that was asked for.
     *
     * @return empty text if none was
     */
    public String model() {
        return json.path("model").asText("");
    }

    /**
     * Whether the answer was asked for as a stream.
     *
     * @return the field {@code stream}
     */
    public boolean streamed() {
        return json.path("stream").asBoolean(false);
    }

    /**
     * The credential, of whichever header: {@code Authorization}, {@code x-api-key} or {@code api-key}.
     *
     * @return empty if none was sent
     */
    public Optional<Secret> credential() {
        return header("authorization")
                .map(value -> value.replaceFirst("(?i)^bearer\\s+", ""))
                .or(() -> header("x-api-key"))
                .or(() -> header("api-key"))
                .filter(value -> !value.isBlank())
                .map(Secret::of);
    }

    /** Whether a stream of Chat Completions should tell its usage. */
    boolean wantsUsage() {
        return json.at("/stream_options/include_usage").asBoolean(false);
    }

    @Override
    public String toString() {
        return "#" + number + " " + method + " " + path() + " " + model() + ", " + bodyBytes + " bytes";
    }
}
