package io.newsforge.llm.writer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.llm.spi.ReplySchema;
import java.util.List;

/**
 * The form of an answer: an object with a field for each platform, and in each the same fields.
 *
 * @param ids the platforms' ids
 * @param headlines whether a headline is asked for, which it is when the article's own is in another language
 */
record ReplyForm(List<String> ids, boolean headlines) {

    static final String TEXT = "text";
    static final String HASHTAGS = "hashtags";
    static final String HEADLINE = "headline";

    /** The fields of each platform, in order. */
    List<String> fields() {
        return headlines ? List.of(HEADLINE, TEXT, HASHTAGS) : List.of(TEXT, HASHTAGS);
    }

    /** The fields as people write them. */
    String fieldsInWords() {
        String shape = headlines ? "\"headline\" (string), " : "";
        return shape + "\"text\" (string), \"hashtags\" (array of strings)";
    }

    /** In the dialect every vendor's strict mode takes: all required, nothing else allowed, no bounds. */
    ReplySchema schema() {
        ObjectNode root = object();
        for (String id : ids) {
            ObjectNode post = object();
            for (String field : fields()) {
                add(post, field, field.equals(HASHTAGS) ? array() : type("string"));
            }
            add(root, id, post);
        }
        return ReplySchema.of("posts", root.toString());
    }

    private static ObjectNode object() {
        ObjectNode object = type("object");
        object.putObject("properties");
        object.putArray("required");
        return object.put("additionalProperties", false);
    }

    private static void add(ObjectNode object, String name, ObjectNode schema) {
        ((ObjectNode) object.get("properties")).set(name, schema);
        ((ArrayNode) object.get("required")).add(name);
    }

    private static ObjectNode array() {
        ObjectNode array = type("array");
        array.set("items", type("string"));
        return array;
    }

    private static ObjectNode type(String name) {
        return JsonNodeFactory.instance.objectNode().put("type", name);
    }
}
