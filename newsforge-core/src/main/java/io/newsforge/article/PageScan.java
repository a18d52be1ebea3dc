package io.newsforge.article;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Walks a page once and keeps what is needed: its boxes with their text, and everything that may be metadata. */
final class PageScan implements NodeFilter {

    private static final Set<String> SKIPPED = Set.of(
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "select",
            "button",
            "input",
            "textarea",
            "option",
            "canvas",
            "map",
            "audio",
            "video",
            "applet",
            "frame",
            "frameset",
            "rp",
            "rt",
            "dialog",
            "datalist");
    private static final Set<String> BLOCKS =
            Set.of("td", "th", "tr", "tbody", "caption", "center", "summary", "details", "hgroup");
    private static final Piece.Text SPACE = new Piece.Text(" ", false, 0);
    private static final Piece.Text LINKED_SPACE = new Piece.Text(" ", true, 0);
    private static final int DATA_BOUND = 400_000;
    private static final String SCRIPT = "javascript:";

    private final Vocabulary vocabulary;
    private final int maxDepth;
    private final Map<String, Set<Hint>> known = new HashMap<>();
    private final Deque<Box> open = new ArrayDeque<>();
    private final Deque<Element> openElements = new ArrayDeque<>();
    private final PageFacts facts = new PageFacts();
    private final Box root = new Box(null, "#root", true, Set.of(), "", false);
    private int links;

    private PageScan(Vocabulary vocabulary, int maxDepth) {
        this.vocabulary = vocabulary;
        this.maxDepth = maxDepth;
        open.push(root);
    }

    /** Walks the page; throws TOO_DEEP when an element is nested too deep. */
    static PageScan of(Document page, Vocabulary vocabulary, int maxDepth) {
        PageScan scan = new PageScan(vocabulary, maxDepth);
        NodeTraversor.filter(scan, page);
        return scan;
    }

    Box root() {
        return root;
    }

    PageFacts facts() {
        return facts;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (depth > maxDepth) {
            throw new ArticleUnreadableException(
                    ArticleUnreadableException.Reason.TOO_DEEP,
                    "nesting: more than " + maxDepth + " elements (expected: at most " + maxDepth + ")");
        }
        if (node instanceof TextNode text) {
            addText(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element && !(node instanceof Document) ? enter(element) : FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
        String tag = element.normalName();
        switch (tag) {
            case "script" -> addScript(element);
            case "meta" -> facts.addMeta(element);
            case "link" -> facts.addLink(element);
            case "title" -> facts.addTitle(element);
            case "html" -> facts.addPage(element);
            case "br" -> top().add(Piece.Break.LINE);
            case "img" -> addPicture(element);
            default -> {
                if (SKIPPED.contains(tag)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                openElement(element, tag);
                return FilterResult.CONTINUE;
            }
        }
        if (tag.equals("html")) {
            return FilterResult.CONTINUE;
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private void openElement(Element element, String tag) {
        if (isLink(element, tag)) {
            links++;
        }
        boolean bare = element.attributesSize() == 0 && tag.indexOf('-') < 0;
        String names = bare ? "" : names(element, tag);
        Set<Hint> hints = bare ? Set.of() : hints(element, names);
        String property = bare ? "" : element.attr("itemprop");
        boolean block = element.isBlock() || BLOCKS.contains(tag) || tag.indexOf('-') > 0;
        boolean telling = !hints.isEmpty()
                || !property.isEmpty()
                || tag.equals("time")
                || element.attr("rel").equals("author");
        if (block || telling) {
            boolean body = property.toLowerCase(Locale.ROOT).contains("articlebody");
            Box box = new Box(top(), tag, block, hints, names, body);
            top().add(box);
            open.push(box);
            openElements.push(element);
            facts.addBox(box, element, property);
        }
    }

    /** What leads nowhere else is no link: an anchor, or a script to run. */
    private static boolean isLink(Element element, String tag) {
        if (!tag.equals("a")) {
            return false;
        }
        String address = element.attr("href");
        return !address.isEmpty() && !address.regionMatches(true, 0, SCRIPT, 0, SCRIPT.length());
    }

    /** Class and id, and the tag where its page has named it. */
    private static String names(Element element, String tag) {
        String id = element.id();
        String className = element.className();
        String names = id.isEmpty() ? className : className + " " + id;
        return tag.indexOf('-') < 0 ? names : names + " " + tag;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (links > 0 && isLink(element, element.normalName())) {
                links--;
            }
            if (element.equals(openElements.peek())) {
                openElements.pop();
                open.pop();
            }
        }
        return FilterResult.CONTINUE;
    }

    private Box top() {
        Box top = open.peek();
        return top == null ? root : top;
    }

    private void addText(String text) {
        int weight = TextWeight.of(text);
        Box top = top();
        if (weight > 0) {
            top.add(new Piece.Text(text, links > 0, weight));
        } else if (!text.isEmpty() && !top.endsApart()) {
            top.add(links > 0 ? LINKED_SPACE : SPACE);
        }
    }

    private void addScript(Element script) {
        if (script.childNodeSize() == 0
                || !(script.childNode(0) instanceof DataNode data)
                || data.getWholeData().length() > DATA_BOUND) {
            return;
        }
        if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
            facts.addJsonLd(data.getWholeData());
        } else {
            facts.addScript(data.getWholeData());
        }
    }

    private void addPicture(Element image) {
        String source = firstOf(image, "src", "data-src", "data-original", "data-lazy-src");
        if (source != null) {
            top().add(new Piece.Picture(source, OneLine.of(image.attr("alt"))));
        }
    }

    private static @Nullable String firstOf(Element image, String... names) {
        for (String name : names) {
            String value = image.attr(name).strip();
            if (!value.isEmpty() && !value.startsWith("data:")) {
                return value;
            }
        }
        return null;
    }

    private Set<Hint> hints(Element element, String names) {
        Set<Hint> named = names.isEmpty() ? Set.of() : known.computeIfAbsent(names, vocabulary::hints);
        if (!isHidden(element)) {
            return named;
        }
        Set<Hint> all = EnumSet.of(Hint.HIDDEN);
        all.addAll(named);
        return all;
    }

    private static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty() && isHiding(style);
    }

    private static boolean isHiding(String style) {
        String bounded = style.length() > 500 ? style.substring(0, 500) : style;
        String plain = bounded.replace(" ", "").toLowerCase(Locale.ROOT);
        return plain.contains("display:none") || plain.contains("visibility:hidden");
    }
}
