package io.newsforge.llm.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an error's body says, as far as it can be read: vendors, their imitators and the gateways between agree on little. Nothing
 * of it is clean: it goes outside through {@link io.newsforge.llm.spi.ModelError} only. Immutable.
 *
 * @param type the {@code error.type}, or {@code error.status}; empty if there is none
 * @param code the {@code error.code} or {@code error.details.error_code}, a number as its digits; empty if there is none
 * @param message the words; empty if there are none
 * @param param which field of the request is wrong; empty if not said
 */
record ErrorBody(String type, String code, String message, String param) {

    static final ErrorBody NONE = new ErrorBody("", "", "", "");

    /** Reads an error out of a parsed body: an object, an array with one, or a bare text. */
    static ErrorBody from(JsonNode body) {
        if (body.isArray()) {
            return body.isEmpty() ? NONE : from(body.get(0));
        }
        JsonNode error = body.path("error");
        if (error.isObject()) {
            return of(error, body);
        }
        if (error.isTextual()) {
            return new ErrorBody(error.asText(), "", text(body, "message").orElse(error.asText()), "");
        }
        return body.isObject() ? of(body, body) : new ErrorBody("", "", body.asText(), "");
    }

    private static ErrorBody of(JsonNode error, JsonNode body) {
        return new ErrorBody(
                text(error, "type").or(() -> text(error, "status")).orElse(""),
                text(error.path("details"), "error_code")
                        .or(() -> text(error, "code"))
                        .orElse(""),
                text(error, "message").or(() -> text(body, "message")).orElse(""),
                text(error, "param").orElse(""));
    }

    private static Optional<String> text(@Nullable JsonNode node, String field) {
        JsonNode value = node == null ? null : node.get(field);
        return value == null || !value.isValueNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /** Whether type or code is this. */
    boolean says(String typeOrCode) {
        return type.equals(typeOrCode) || code.equals(typeOrCode);
    }

    /** The code, or the type where there is no code that says more than a number. */
    String name() {
        boolean numeric = !code.isEmpty() && Character.isDigit(code.charAt(0));
        return code.isEmpty() || (numeric && !type.isEmpty()) ? type : code;
    }
}
