package io.newsforge.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
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
import java.util.regex.Pattern;

/**
 * Looks for an article's text in the JSON that a page carries for its scripts, for pages whose markup has none. Texts at the same
 * place of the data, such as the items of one list, are one text; the longest is taken. What is looked through and what is kept are
 * bounded.
 */
final class ScriptText {

    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_TRIES = 20;
    private static final int MOST_PLACES = 200;
    private static final int MOST_STRINGS = 5_000;
    private static final int LONGEST_NAME = 40;
    private static final int SHORTEST = 40;
    private static final int DEEPEST = 60;
    private static final int DEEPEST_IN_TEXT = 2;
    private static final Set<String> TEXTS =
            Set.of("articleBody", "body", "bodyText", "content", "text", "fullText", "articleText", "html");
    private static final String ITEM = "/0";

    /** What readers wrote, and other articles. */
    private static final Pattern OF_OTHERS = Pattern.compile("(?i)comment|review|reply|related|recommend|teaser");

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
    private int strings;

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
            long before = from - rest.skip(from);
            JsonParser parser = JSON.createParser(rest);
            try {
                searchValue(parser, place, depth);
            } catch (JsonProcessingException e) {
                // it was code, or is cut off; what was found before that counts
            }
            return (int) Math.max(1, parser.currentLocation().getCharOffset() - before);
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
        if (strings++ >= MOST_STRINGS) {
            return;
        }
        String value = parser.getText();
        String path = place + path(parser.getParsingContext());
        char first = value.charAt(0);
        if (depth < DEEPEST_IN_TEXT && (first == '{' || first == '[')) {
            search(value, 0, path, depth + 1);
        } else if (value.indexOf(' ') > 0 && texts.size() < MOST_PLACES && mayBeText(path, value)) {
            texts.computeIfAbsent(path, key -> new StringBuilder()).append(html(value));
        }
    }

    private static boolean mayBeText(String path, String value) {
        if (OF_OTHERS.matcher(path).find()) {
            return false;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return isHtml(value) || TEXTS.contains(name);
    }

    /** A text that may be HTML or have a line for each paragraph. */
    static String html(String text) {
        return isHtml(text) ? text : paragraphs(text);
    }

    private static boolean isHtml(String value) {
        return value.contains("</p>") || value.contains("<br");
    }

    /** The names down to a value, of which long ones are cut; the items of an array have one name. */
    private static String path(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            String name = at.inArray() ? ITEM : "/" + at.getCurrentName();
            path.insert(0, name, 0, Math.min(name.length(), LONGEST_NAME));
        }
        return path.toString();
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
