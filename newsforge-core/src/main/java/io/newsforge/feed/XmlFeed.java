package io.newsforge.feed;

import io.newsforge.feed.FeedUnreadableException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/** One reading of RSS or Atom. */
final class XmlFeed {

    private static final int DEEPEST = 100;

    private final @Nullable URI base;
    private String title = "";
    private @Nullable Locale language;

    private XmlFeed(@Nullable URI base) {
        this.base = base;
    }

    static void read(InputStream in, Charset charset, @Nullable URI address, Predicate<FeedEntry> each)
            throws IOException {
        Parser parser = Parser.xmlParser().setMaxDepth(DEEPEST);
        try (StreamParser stream = new StreamParser(parser)) {
            stream.parse(new InputStreamReader(new Unclosed(in), charset), address == null ? "" : address.toString());
            new XmlFeed(address).read(stream, each);
        }
    }

    private void read(StreamParser stream, Predicate<FeedEntry> each) throws IOException {
        boolean known = false;
        for (Element element = stream.selectNext("*"); element != null; element = stream.selectNext("*")) {
            String name = element.normalName();
            known |= isFeed(element);
            if (name.equals("item") || name.equals("entry")) {
                boolean more = each.test(entry(element));
                element.empty();
                if (!more) {
                    return;
                }
            } else if (isOfFeed(element)) {
                addFact(name, element);
            }
        }
        if (!known) {
            throw new FeedUnreadableException(
                    Reason.NOT_A_FEED, "feed: no rss, feed or RDF element (expected: one of them)");
        }
    }

    private static boolean isFeed(Element element) {
        Element root = element;
        while (root.parent() != null && !root.parent().normalName().equals("#root")) {
            root = root.parent();
        }
        String name = root.normalName();
        return name.equals("rss") || name.equals("feed") || name.equals("rdf:rdf");
    }

    private static boolean isOfFeed(Element element) {
        Element parent = element.parent();
        return parent != null
                && (parent.normalName().equals("channel") || parent.normalName().equals("feed"));
    }

    private void addFact(String name, Element element) {
        if (name.equals("title")) {
            title = EntryBuilder.line(plain(element));
        } else if (name.equals("language") || name.equals("dc:language")) {
            language = EntryBuilder.locale(element.text());
        }
    }

    private FeedEntry entry(Element item) {
        EntryBuilder entry = new EntryBuilder();
        entry.feed = title;
        entry.language = language;
        for (Element child : item.children()) {
            add(entry, child);
        }
        return entry.build();
    }

    private void add(EntryBuilder entry, Element child) {
        switch (child.normalName()) {
            case "title" -> entry.title = EntryBuilder.line(plain(child));
            case "link" -> link(entry, child);
            case "guid" -> {
                entry.id = EntryBuilder.line(child.text());
                if (!child.attr("ispermalink").equalsIgnoreCase("false")) {
                    entry.link(entry.id, null);
                }
            }
            case "id" -> entry.id = EntryBuilder.line(child.text());
            case "pubdate", "dc:date", "published", "issued", "dcterms:issued", "created" ->
                entry.published(child.text());
            case "updated", "modified" -> entry.changed(child.text());
            case "dc:creator", "author", "creator" -> entry.author(author(child));
            case "description", "summary" -> entry.summary = markup(child);
            case "content:encoded", "content" -> entry.content = markup(child);
            case "category", "dc:subject" -> entry.tag(child.hasAttr("term") ? child.attr("term") : child.text());
            default -> {}
        }
    }

    private void link(EntryBuilder entry, Element link) {
        String relation = link.attr("rel");
        if (relation.isEmpty() || relation.equals("alternate")) {
            entry.link(link.hasAttr("href") ? link.attr("href") : link.text(), base);
        }
    }

    private static String author(Element author) {
        Element name = author.selectFirst("> name");
        return name == null ? author.text() : name.text();
    }

    /** The text of an element that may hold HTML, escaped or as elements. */
    private static String markup(Element element) {
        boolean elements =
                element.attr("type").equals("xhtml") || !element.children().isEmpty();
        return elements ? element.html() : element.wholeText().strip();
    }

    private static String plain(Element element) {
        String text = element.text();
        return text.indexOf('<') >= 0 || text.indexOf('&') >= 0
                ? Jsoup.parse(text).text()
                : text;
    }
}
