package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The body of an error in one of the forms seen in the wild. */
final class ErrorBody {

    private static final String PAGE = "<html><head><title>%d</title></head><body><center>%s</center></body></html>";

    private ErrorBody() {}

    static byte[] of(ErrorForm form, Failure failure, ObjectNode vendors) {
        String body = switch (form) {
            case VENDOR -> vendors.toString();
            case NUMBERED -> numbered(vendors, failure).toString();
            case FLAT -> flat(failure).toString();
            case LIST ->
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(numbered(vendors, failure))
                        .toString();
            case WORDS -> words(failure).toString();
            case PAGE -> PAGE.formatted(failure.status(), failure.message());
            case NOTHING -> "";
        };
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode numbered(ObjectNode vendors, Failure failure) {
        ((ObjectNode) vendors.get("error")).put("code", failure.status());
        return vendors;
    }

    private static ObjectNode flat(Failure failure) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("object", "error")
                .put("message", failure.message())
                .put("type", failure.openAi().type())
                .putNull("param")
                .put("code", failure.status());
    }

    private static ObjectNode words(Failure failure) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", failure.status())
                .put("error", failure.openAi().type())
                .put("message", failure.message());
    }
}
