package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** OpenAI's errors, the same in all of its APIs. */
final class OpenAiErrors {

    private OpenAiErrors() {}

    /** For example {@code {"error":{"message":"…","type":"server_error","param":null,"code":null}}}. */
    static ObjectNode error(Failure failure) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error")
                .put("message", failure.message())
                .put("type", failure.openAi().type())
                .putNull("param")
                .put("code", failure.openAi().code());
        return root;
    }
}
