package io.newsforge.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Everything on a page that may be metadata, as the walk over it found it. Bounded, so that a hostile page cannot fill it. */
final class PageFacts {

    private static final int MOST = 200;
    private static final int LONGEST = 1000;

    /**
     * A fact that stands in an element.
     *
     * @param box the element
     * @param value its machine-readable attribute, or an empty string
     */
    record Marked(Box box, String value) {}

    private final Map<String, List<String>> metas = new HashMap<>();
    private final Map<String, List<Marked>> items = new HashMap<>();
    private final List<String> jsonLd = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();
    private final List<Marked> times = new ArrayList<>();
    private final List<Marked> dates = new ArrayList<>();
    private final List<Marked> authors = new ArrayList<>();
    private final List<Box> headings = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String canonical;
    private @Nullable String language;
    private int metaCount;

    void addMeta(Element meta) {
        String content = bounded(meta.attr("content"));
        if (content.isBlank() || metaCount++ > MOST) {
            return;
        }
        for (String attribute : List.of("property", "name", "itemprop", "http-equiv")) {
            String key = meta.attr(attribute);
            if (!key.isBlank() && key.length() < 60) {
                String plain = key.strip().toLowerCase(Locale.ROOT);
                metas.computeIfAbsent(attribute.equals("itemprop") ? "item:" + plain : plain, k -> new ArrayList<>())
                        .add(content);
            }
        }
    }

    void addLink(Element link) {
        if (canonical == null && link.attr("rel").equalsIgnoreCase("canonical")) {
            canonical = bounded(link.attr("href").strip());
        }
    }

    void addTitle(Element element) {
        if (title == null) {
            title = bounded(OneLine.of(element.wholeText()));
        }
    }

    void addPage(Element html) {
        String lang = html.attr("lang").isBlank() ? html.attr("xml:lang") : html.attr("lang");
        language = lang.isBlank() || lang.length() > 20 ? null : lang.strip();
    }

    void addJsonLd(String json) {
        if (jsonLd.size() < 30) {
            jsonLd.add(json);
        }
    }

    void addScript(String script) {
        if (scripts.size() < MOST) {
            scripts.add(script);
        }
    }

    void addBox(Box box, Element element, String property) {
        if (!property.isEmpty()) {
            String value = element.hasAttr("content") ? element.attr("content") : element.attr("datetime");
            for (String name : property.strip().toLowerCase(Locale.ROOT).split("\\s+", 5)) {
                addBounded(items.computeIfAbsent(name, k -> new ArrayList<>()), new Marked(box, bounded(value)));
            }
        }
        if (box.tag.equals("time")) {
            addBounded(times, new Marked(box, bounded(element.attr("datetime"))));
        }
        if (box.is(Hint.DATE)) {
            addBounded(dates, new Marked(box, bounded(element.attr("datetime"))));
        }
        if (box.is(Hint.AUTHOR) || element.attr("rel").equalsIgnoreCase("author")) {
            addBounded(authors, new Marked(box, ""));
        }
        if ((box.tag.equals("h1") || box.tag.equals("h2")) && headings.size() < MOST) {
            headings.add(box);
        }
    }

    private static void addBounded(List<Marked> list, Marked marked) {
        if (list.size() < MOST) {
            list.add(marked);
        }
    }

    private static String bounded(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /** The first value of the first of these meta names that has one; item properties are written {@code item:name}. */
    @Nullable
    String meta(String... names) {
        for (String name : names) {
            List<String> values = metas.get(name);
            if (values != null) {
                return OneLine.of(values.get(0));
            }
        }
        return null;
    }

    List<String> metaAll(String name) {
        return metas.getOrDefault(name, List.of());
    }

    List<Marked> items(String name) {
        return items.getOrDefault(name, List.of());
    }

    List<String> jsonLd() {
        return jsonLd;
    }

    /** Scripts that may hold the page's data; looked into only when nothing else says what is wanted. */
    List<String> scripts() {
        return scripts;
    }

    List<Marked> times() {
        return times;
    }

    List<Marked> dates() {
        return dates;
    }

    List<Marked> authors() {
        return authors;
    }

    List<Box> headings() {
        return headings;
    }

    @Nullable
    String title() {
        return title;
    }

    @Nullable
    String canonical() {
        return canonical;
    }

    @Nullable
    String language() {
        return language;
    }
}
