package io.newsforge.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON-LD blocks of a page say about its article. Broken blocks are passed over; depth and number of nodes are bounded.
 */
final class JsonLd {

    private static final int MOST_NODES = 3000;
    private static final int DEEPEST = 60;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private final Map<String, JsonNode> byId = new HashMap<>();
    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private int nodes;
    private boolean several;

    static JsonLd of(List<String> blocks) {
        JsonLd found = new JsonLd();
        for (String block : blocks) {
            found.add(block);
        }
        found.keepOne();
        return found;
    }

    /** The longest text of an article, as written. */
    @Nullable
    String body() {
        return articles.stream()
                .map(article -> article.path("articleBody").asText(steps(article.path("step"))))
                .filter(body -> !body.isBlank())
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    /** Each step of an instruction is a line. */
    private static String steps(JsonNode steps) {
        return String.join("\n", steps.findValuesAsText("text"));
    }

    private void add(String block) {
        try {
            JsonNode tree = MAPPER.readTree(bare(block));
            if (tree != null) {
                walk(tree);
            }
        } catch (JsonProcessingException e) {
            nodes++;
        }
    }

    private static String bare(String block) {
        String bare = block.strip();
        for (String start : List.of("<!--", "//<![CDATA[", "<![CDATA[")) {
            bare = bare.startsWith(start) ? bare.substring(start.length()) : bare;
        }
        for (String end : List.of("-->", "//]]>", "]]>")) {
            bare = bare.endsWith(end) ? bare.substring(0, bare.length() - end.length()) : bare;
        }
        return bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private void walk(JsonNode tree) {
        Deque<JsonNode> due = new ArrayDeque<>();
        due.add(tree);
        while (!due.isEmpty() && nodes++ < MOST_NODES) {
            JsonNode node = due.poll();
            if (node.isObject()) {
                if (node.path("@id").isTextual() && node.size() > 1) {
                    byId.putIfAbsent(node.get("@id").asText(), node);
                }
                if (isArticle(node.path("@type"))) {
                    articles.add(node);
                } else if (node.path("@type").asText("").endsWith("Page") || node.has("uploadDate")) {
                    pages.add(node);
                }
            }
            if (node.isContainerNode()) {
                node.forEach(due::add);
            }
        }
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isArticle(one)) {
                    return true;
                }
            }
        }
        String name = type.asText("");
        return name.endsWith("Article")
                || name.endsWith("BlogPosting")
                || name.equals("Report")
                || name.endsWith("Recipe")
                || name.equals("HowTo")
                || name.equals("DiscussionForumPosting");
    }

    /** The first article and what else is said of it; a page may name others beside it. */
    private void keepOne() {
        String headline =
                articles.isEmpty() ? "" : articles.get(0).path("headline").asText();
        if (!headline.isEmpty()) {
            several = articles.removeIf(article -> {
                String own = article.path("headline").asText();
                return !own.isEmpty() && !own.equals(headline);
            });
        }
    }

    /** Whether one article, and no list of them, is what the page is about. */
    boolean hasArticle() {
        return !articles.isEmpty() && !several;
    }

    /** The text at the first of these names that an article has. */
    @Nullable
    String text(String... names) {
        return text(articles, names);
    }

    /** Whether an article says no to something, as a boolean or a text. */
    boolean isFalse(String name) {
        return articles.stream()
                .map(article -> article.path(name))
                .anyMatch(value ->
                        value.isBoolean() ? !value.asBoolean() : value.asText().equalsIgnoreCase("false"));
    }

    /** The text at the first of these names that the page or a video on it has. */
    @Nullable
    String pageText(String... names) {
        return text(pages, names);
    }

    private static @Nullable String text(List<JsonNode> nodes, String... names) {
        for (String name : names) {
            for (JsonNode node : nodes) {
                JsonNode value = node.path(name);
                JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
                if (first.isTextual() && !first.asText().isBlank()) {
                    return OneLine.of(decoded(first.asText()));
                }
            }
        }
        return null;
    }

    /** Some pages encode what they put into JSON as well. */
    private static String decoded(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }

    /** The names at the first of these properties that an article has: strings, or objects with a name, or references. */
    List<String> names(String... properties) {
        for (String property : properties) {
            for (JsonNode article : articles) {
                Set<String> names = new LinkedHashSet<>();
                addNames(article.path(property), names, 0);
                if (!names.isEmpty()) {
                    return List.copyOf(names);
                }
            }
        }
        return List.of();
    }

    private void addNames(JsonNode value, Set<String> names, int depth) {
        if (value.isTextual() && !value.asText().isBlank()) {
            names.add(OneLine.of(value.asText()));
        } else if (value.isArray()) {
            value.forEach(one -> addNames(one, names, depth + 1));
        } else if (value.isObject() && value.has("name")) {
            addNames(value.get("name"), names, depth + 1);
        } else if (value.path("@id").isTextual() && depth < DEEPEST) {
            JsonNode target = byId.get(value.get("@id").asText());
            if (target != null && target.path("name").isTextual()) {
                addNames(target.get("name"), names, DEEPEST);
            }
        }
    }

    /** The address at the first of these names: a string, or an object's url or @id. */
    @Nullable
    String address(String... names) {
        for (String name : names) {
            for (JsonNode article : articles) {
                String found = address(article.path(name));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String address(JsonNode value) {
        JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
        for (JsonNode one : List.of(first, first.path("url"), first.path("@id"), first.path("contentUrl"))) {
            if (one.isTextual() && !one.asText().isBlank()) {
                return one.asText().strip();
            }
        }
        return null;
    }
}
