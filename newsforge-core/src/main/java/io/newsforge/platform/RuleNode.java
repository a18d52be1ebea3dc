package io.newsforge.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JSON object of rules that knows where it stands, for messages. Strict: unknown names and wrong types are refused. */
final class RuleNode {

    private static final int LONGEST_SHOWN = 60;

    private final String path;
    private final JsonNode node;

    RuleNode(String path, JsonNode node, String... known) {
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw wrong("", "an object");
        }
        Set<String> names = new TreeSet<>(Arrays.asList(known));
        for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!names.contains(name)) {
                throw new PlatformRulesException(place(name) + ": unknown (expected: one of " + names + ")");
            }
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        if (!node.path(name).isTextual()) {
            throw wrong(name, "a text");
        }
        return node.path(name).asText();
    }

    int number(String name) {
        if (!node.path(name).isInt()) {
            throw wrong(name, "a whole number");
        }
        return node.path(name).asInt();
    }

    boolean truth(String name) {
        if (!node.path(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node.path(name).asBoolean();
    }

    /** Does something with a value if it is there. */
    <T> void ifGiven(String name, Function<String, T> reader, Consumer<T> use) {
        if (node.has(name)) {
            T value = reader.apply(name);
            checked(name, () -> use.accept(value));
        }
    }

    <T> T named(String name, Map<String, T> known) {
        T found = known.get(text(name));
        if (found == null) {
            throw wrong(name, "one of " + new TreeSet<>(known.keySet()));
        }
        return found;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        Map<String, E> known = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'), it -> it));
        return named(name, known);
    }

    RuleNode object(String name, String... known) {
        return new RuleNode(place(name), node.path(name), known);
    }

    List<RuleNode> objects(String name, String... known) {
        List<RuleNode> all = new ArrayList<>();
        if (node.has(name) && !node.path(name).isArray()) {
            throw wrong(name, "an array");
        }
        for (JsonNode one : node.path(name)) {
            all.add(new RuleNode(place(name) + "[" + all.size() + "]", one, known));
        }
        return all;
    }

    /** The texts of an object of texts, by their names. */
    void eachText(String name, BiConsumer<String, String> use) {
        JsonNode texts = node.path(name);
        if (!texts.isObject() && node.has(name)) {
            throw wrong(name, "an object of texts");
        }
        texts.fieldNames().forEachRemaining(key -> {
            if (!texts.path(key).isTextual()) {
                throw wrong(name, "an object of texts");
            }
            checked(name, () -> use.accept(key, texts.path(key).asText()));
        });
    }

    /** Runs what may refuse a value, and says where the value stands. */
    void checked(String name, Runnable use) {
        try {
            use.run();
        } catch (PlatformRulesException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new PlatformRulesException(place(name) + ": " + e.getMessage(), e);
        }
    }

    private String place(String name) {
        return name.isEmpty() ? path : path + "." + name;
    }

    private PlatformRulesException wrong(String name, String wanted) {
        JsonNode value = name.isEmpty() ? node : node.path(name);
        String shown = value.isMissingNode() ? "missing" : value.toString();
        String shortened = shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
        return new PlatformRulesException(place(name) + ": " + shortened + " (expected: " + wanted + ")");
    }
}
