package io.newsforge.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an article's text in the JSON that a page carries for its scripts, for pages whose markup has none. Texts at the same
 * place of the data, such as the items of one list, are one text; the longest is taken. What is looked through and what is kept are
 * bounded.
 */
final class ScriptText {

    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_TRIES = 20;
    private static final int MOST_PLACES = 200;
    private static final int SHORTEST = 40;
    private static final int DEEPEST = 60;
    private static final int DEEPEST_IN_TEXT = 2;
    private static final Set<String> TEXTS =
            Set.of("articleBody", "body", "bodyText", "content", "text", "fullText", "articleText", "html");
    private static final String SUMMARY = "description";
    /** What stands in every script that holds a text, one way or the other. */
    private static final List<String> MARKS = List.of(
            "articleBody",
            "odyText",
            "u003c/p",
            "u003C/p",
            "</p>",
            "<\\/p>",
            "<br",
            "\"text",
            "\"content",
            "\"body",
            "Text\"");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private int left = MOST_CHARACTERS;

    private ScriptText() {}

    /** The longest text, as HTML. */
    static Optional<String> find(List<String> scripts) {
        ScriptText found = new ScriptText();
        for (String script : scripts) {
            found.searchScript(script);
        }
        return found.texts.values().stream().map(StringBuilder::toString).max(Comparator.comparingInt(String::length));
    }

    /** Each value that a script sets may be JSON. */
    private void searchScript(String script) {
        if (MARKS.stream().noneMatch(script::contains)) {
            return;
        }
        int start = start(script, 0);
        for (int tries = 0; tries < MOST_TRIES && start >= 0 && left > 0; tries++) {
            int read = search(script, start, "", 0);
            left -= read;
            start = start(script, start + read);
        }
    }

    /** Where an object or an array begins that is no code. */
    private static int start(String script, int from) {
        for (int i = from; i + 1 < script.length(); i++) {
            char c = script.charAt(i);
            if ((c == '{' || c == '[') && isInJson(script, i + 1, c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isInJson(String script, int from, char opened) {
        int i = from;
        while (i < script.length() && script.charAt(i) <= ' ') {
            i++;
        }
        return i < script.length() && (script.charAt(i) == '"' || (opened == '[' && script.charAt(i) == '{'));
    }

    /** How many characters were JSON, at least one. */
    private int search(String script, int from, String place, int depth) {
        try (StringReader rest = new StringReader(script)) {
            long skipped = rest.skip(from);
            JsonParser parser = JSON.createParser(rest);
            try {
                searchValue(parser, place, depth);
            } catch (JsonProcessingException e) {
                left--; // it was code, or is cut off
            }
            return (int) Math.max(1, parser.currentLocation().getCharOffset() + skipped - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void searchValue(JsonParser parser, String place, int depth) throws IOException {
        int open = 0;
        do {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && parser.getTextLength() >= SHORTEST) {
                add(parser, place, depth);
            }
        } while (open > 0);
    }

    private void add(JsonParser parser, String place, int depth) throws IOException {
        String value = parser.getText();
        String path =
                place + parser.getParsingContext().pathAsPointer().toString().replaceAll("/[0-9]+", "/0");
        char first = value.charAt(0);
        if (depth < DEEPEST_IN_TEXT && (first == '{' || first == '[')) {
            search(value, 0, path, depth + 1);
            return;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean html = value.contains("</p>") || value.contains("<br");
        boolean only = name.equals(SUMMARY) && !path.contains("/0/");
        if ((html || only || TEXTS.contains(name)) && texts.size() < MOST_PLACES && value.indexOf(' ') > 0) {
            texts.computeIfAbsent(path, key -> new StringBuilder()).append(html ? value : paragraphs(value));
        }
    }

    private static String paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line ->
                        paragraphs.add("<p>" + line.replace("&", "&amp;").replace("<", "&lt;") + "</p>"));
        return String.join("", paragraphs);
    }
}
