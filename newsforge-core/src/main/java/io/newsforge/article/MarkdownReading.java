package io.newsforge.article;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Markdown line by line: front matter, headings, quotes, list items, images; inline markup is taken off. */
final class MarkdownReading {

    private static final Pattern IMAGE = Pattern.compile(
            "!\\[([^\\]]{0,500}+)\\]\\(\\s{0,9}+([^()\\s]{1,2000}+(?:\\([^()\\s]{0,200}+\\)[^()\\s]{0,500}+)?)(?:\\s[^()]{0,500}+)?\\)");
    private static final Pattern LINK = Pattern.compile(
            "\\[([^\\[\\]]{1,1000}+)\\](?:\\([^()]{0,2000}+(?:\\([^()]{0,200}+\\)[^()]{0,500}+)?\\)|\\[[^\\]]{0,100}+\\])");
    private static final Pattern MARKS =
            Pattern.compile("\\*{1,3}|~~|`+|(?<![\\p{L}\\p{N}])_{1,3}|_{1,3}(?![\\p{L}\\p{N}])");
    private static final Pattern ITEM = Pattern.compile("^\\s{0,12}(?:[-*+]|[0-9]{1,9}[.)])\\s+(.*)$");
    private static final Pattern RULE = Pattern.compile("^\\s{0,3}(?:[-*_=]\\s{0,3}){3,}$");
    private static final Set<String> FENCES = Set.of("```", "~~~");

    private final Article.Builder article;
    private final Reading reading;
    private OneLine line = new OneLine();
    private Paragraph.Kind kind = Paragraph.Kind.PARAGRAPH;
    private boolean titled;

    private MarkdownReading(Reading reading) {
        this.reading = reading;
        this.article = reading.article();
    }

    static void read(String text, Reading reading) {
        new MarkdownReading(reading).read(text);
        reading.article().found(Article.Field.BODY, Article.Origin.TEXT);
    }

    private void read(String text) {
        String[] lines = text.split("\\R", -1);
        int from = lines.length > 1 && lines[0].strip().equals("---") ? frontMatter(lines) : 0;
        for (int i = from; i < lines.length; i++) {
            boolean underlined = i + 1 < lines.length && lines[i + 1].matches("={3,}\\s*") && !lines[i].isBlank();
            add(underlined ? "# " + lines[i] : lines[i]);
        }
        close();
    }

    private int frontMatter(String[] lines) {
        for (int end = 1; end < Math.min(lines.length, 200); end++) {
            if (lines[end].strip().equals("---")) {
                for (int i = 1; i < end; i++) {
                    addFact(lines[i]);
                }
                return end + 1;
            }
        }
        return 0;
    }

    private void addFact(String fact) {
        int colon = fact.indexOf(':');
        String value = colon < 0 ? "" : OneLine.of(fact.substring(colon + 1)).replaceAll("^[\"'\\[]+|[\"'\\]]+$", "");
        if (value.isBlank()) {
            return;
        }
        switch (fact.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
            case "title" -> title(value, Article.Origin.META);
            case "author", "authors", "byline" ->
                article.byline(value).found(Article.Field.BYLINE, Article.Origin.META);
            case "date", "published" ->
                DateText.find(value)
                        .ifPresent(date -> article.published(date).found(Article.Field.PUBLISHED, Article.Origin.META));
            case "lang", "language" ->
                LanguageFinder.declared(value, "")
                        .ifPresent(found -> article.language(found).found(Article.Field.LANGUAGE, Article.Origin.META));
            case "url", "canonical", "canonical_url" ->
                Optional.ofNullable(Addresses.web(value, reading.address()))
                        .ifPresent(url ->
                                article.canonicalUrl(url).found(Article.Field.CANONICAL_URL, Article.Origin.META));
            default -> {}
        }
    }

    private void title(String title, Article.Origin origin) {
        article.title(title).found(Article.Field.TITLE, origin);
        titled = true;
    }

    private void add(String raw) {
        String plain = raw.strip();
        Matcher item = ITEM.matcher(raw);
        if (plain.isEmpty() || RULE.matcher(raw).matches() || FENCES.stream().anyMatch(plain::startsWith)) {
            close();
        } else if (plain.startsWith("#")) {
            close();
            heading(plain);
        } else if (plain.startsWith(">")) {
            start(Paragraph.Kind.QUOTE, kind != Paragraph.Kind.QUOTE);
            line.space().add(inline(plain.replaceFirst("^(?:> ?)+", "")));
        } else if (item.matches()) {
            start(Paragraph.Kind.LIST_ITEM, true);
            line.add(inline(item.group(1)));
        } else {
            line.space().add(inline(plain));
        }
    }

    private void heading(String plain) {
        String text = OneLine.of(inline(plain.replaceFirst("^#{1,6}\\s*", "").replaceFirst("\\s+#+$", "")));
        if (text.isEmpty()) {
            return;
        }
        if (!titled && plain.startsWith("# ")) {
            title(text, Article.Origin.TEXT);
        } else {
            article.paragraph(new Paragraph(Paragraph.Kind.HEADING, text));
        }
    }

    private void start(Paragraph.Kind next, boolean anew) {
        if (anew) {
            close();
        }
        kind = next;
    }

    private void close() {
        if (!line.isEmpty()) {
            article.paragraph(new Paragraph(kind, line.toString()));
        }
        line = new OneLine();
        kind = Paragraph.Kind.PARAGRAPH;
    }

    private String inline(String text) {
        Matcher images = IMAGE.matcher(text);
        while (images.find()) {
            URI url = Addresses.resolve(images.group(2), reading.address());
            if (url != null) {
                article.image(new ArticleImage(url, OneLine.of(images.group(1)), ""));
            }
        }
        String bare = LINK.matcher(images.replaceAll(" ")).replaceAll("$1");
        return MARKS.matcher(bare).replaceAll("");
    }
}
