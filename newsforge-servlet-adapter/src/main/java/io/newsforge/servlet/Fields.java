package io.newsforge.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one JSON object, of which every mistake is told by name. */
final class Fields {

    private final String prefix;
    private final JsonNode node;

    Fields(String prefix, JsonNode node) {
        this.prefix = prefix;
        this.node = node;
        if (!node.isObject()) {
            throw wrongType(prefix.isEmpty() ? "body" : prefix, node, "an object");
        }
    }

    String path(String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    Fields only(Set<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                String expected = "one of " + String.join(", ", new TreeSet<>(known));
                throw Problem.field(path(OneLine.of(name)), "unknown", expected).thrown();
            }
        }
        return this;
    }

    /** Those of some names that are there, in alphabetical order. */
    List<String> names(Set<String> some) {
        return some.stream().filter(node::has).sorted().toList();
    }

    String text(String name) {
        return text(path(name), node.path(name));
    }

    Optional<String> optional(String name) {
        return node.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    private static String text(String path, JsonNode value) {
        if (!value.isTextual()) {
            throw wrongType(path, value, "a string");
        }
        return value.textValue();
    }

    /** None if the field is not there. */
    List<String> texts(String name) {
        if (!node.has(name)) {
            return List.of();
        }
        JsonNode array = array(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            texts.add(text(path(name) + "[" + i + "]", array.get(i)));
        }
        return texts;
    }

    /** At least one, at most so many. */
    List<Fields> objects(String name, int most) {
        JsonNode array = array(name);
        if (array.isEmpty() || array.size() > most) {
            throw Problem.field(path(name), array.size() + " items", "1 to " + most)
                    .thrown();
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            objects.add(new Fields(path(name) + "[" + i + "]", array.get(i)));
        }
        return objects;
    }

    private JsonNode array(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw wrongType(path(name), value, "an array");
        }
        return value;
    }

    private static ProblemException wrongType(String path, JsonNode found, String expected) {
        String kind = found.isMissingNode()
                ? "missing"
                : "of type " + found.getNodeType().name().toLowerCase(Locale.ROOT);
        return Problem.field(path, kind, expected).thrown();
    }
}
