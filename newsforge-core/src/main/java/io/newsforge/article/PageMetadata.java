package io.newsforge.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses what is said about an article from all the places a page may say it. */
final class PageMetadata {

    private static final String[] META_AUTHORS = {
        "author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "dc.author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "byline",
        "citation_author",
        "creator",
        "og:author",
        "cxenseparse:author",
        "item:author",
        "article.author",
        "authors",
        "twitter:data1"
    };

    private static final Pattern WRITTEN =
            Pattern.compile("(?i)writ|author|\\bby\\b|verfasst|geschrieben|autor|auteur|écrit|escrit|scritt|작성|著者|作者");

    private final PageFacts facts;
    private final JsonLd jsonLd;
    private final @Nullable URI address;
    private final Set<String> sites = new HashSet<>();
    private final Article.Builder article;
    private @Nullable String title;
    private @Nullable String byline;

    private PageMetadata(PageFacts facts, Reading reading) {
        this.facts = facts;
        this.jsonLd = JsonLd.of(facts.jsonLd());
        this.address = reading.address();
        this.article = reading.article();
    }

    /** Writes what the page says about its article into the reading. */
    static PageMetadata read(PageFacts facts, Box root, Reading reading) {
        PageMetadata metadata = new PageMetadata(facts, reading);
        metadata.addCanonicalUrl();
        metadata.addSite();
        new PageDates(facts, metadata.jsonLd, root, reading).add();
        metadata.addByline();
        metadata.title = new PageTitle(facts, metadata.jsonLd, metadata.sites, metadata.article).add();
        new PageDetails(facts, metadata.jsonLd, reading.article()).add();
        return metadata;
    }

    /**
     * A value and where it was found.
     *
     * @param text the value as written
     * @param origin where
     */
    record Said(String text, Article.Origin origin) {}

    @Nullable
    String title() {
        return title;
    }

    /** What the page says of itself for those who link to it. */
    List<String> descriptions() {
        return Stream.of("og:description", "description", "twitter:description", "dc.description")
                .flatMap(name -> Optional.ofNullable(facts.meta(name)).stream())
                .toList();
    }

    /** The text that JSON-LD says the article has. */
    @Nullable
    String articleBody() {
        return jsonLd.body();
    }

    /** Whether the page says that it is an article, or when it was published. */
    boolean saysArticle() {
        return "article".equalsIgnoreCase(facts.meta("og:type"))
                || facts.meta("article:published_time") != null
                || jsonLd.hasArticle();
    }

    BlockFilter.Known known() {
        return new BlockFilter.Known(title, byline);
    }

    @Nullable
    String leadImage() {
        String social = facts.meta("og:image", "og:image:url", "twitter:image");
        return social == null ? jsonLd.address("image") : social;
    }

    /** The languages the page declares, the most telling first. */
    List<Said> languages() {
        List<Said> said = new ArrayList<>();
        addSaid(said, facts.language(), Article.Origin.META);
        addSaid(said, jsonLd.text("inLanguage"), Article.Origin.JSON_LD);
        addSaid(said, facts.meta("og:locale"), Article.Origin.OPEN_GRAPH);
        addSaid(said, facts.meta("content-language", "language", "dc.language"), Article.Origin.META);
        return said;
    }

    private static void addSaid(List<Said> said, @Nullable String text, Article.Origin origin) {
        if (text != null) {
            said.add(new Said(text, origin));
        }
    }

    private void addSite() {
        String social = facts.meta("og:site_name");
        List<String> publishers = jsonLd.names("publisher");
        String other = facts.meta("application-name", "dc.publisher", "al:ios:app_name", "twitter:app:name:iphone");
        if (social != null) {
            article.site(social).found(Article.Field.SITE, Article.Origin.OPEN_GRAPH);
        } else if (!publishers.isEmpty()) {
            article.site(publishers.get(0)).found(Article.Field.SITE, Article.Origin.JSON_LD);
        } else if (other != null) {
            article.site(other).found(Article.Field.SITE, Article.Origin.META);
        }
        know(social);
        know(other);
        publishers.forEach(this::know);
        knowHost(address);
    }

    private void know(@Nullable String site) {
        if (site != null) {
            sites.add(site.toLowerCase(Locale.ROOT));
        }
    }

    private void knowHost(@Nullable URI from) {
        if (from == null || from.getHost() == null) {
            return;
        }
        String host = from.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        sites.add(host);
        for (String label : host.split("\\.", -1)) {
            if (label.length() > 3) {
                sites.add(label);
            }
        }
    }

    private void addCanonicalUrl() {
        String[] candidates = {facts.canonical(), facts.meta("og:url"), jsonLd.address("mainEntityOfPage", "url")};
        Article.Origin[] origins = {Article.Origin.META, Article.Origin.OPEN_GRAPH, Article.Origin.JSON_LD};
        for (int i = 0; i < candidates.length; i++) {
            URI found = candidates[i] == null ? null : Addresses.web(candidates[i], address);
            if (found != null) {
                article.canonicalUrl(Addresses.withoutTracking(found)).found(Article.Field.CANONICAL_URL, origins[i]);
                knowHost(found);
                return;
            }
        }
        URI own = address == null ? null : Addresses.web(address.toString(), null);
        if (own != null) {
            article.canonicalUrl(own).found(Article.Field.CANONICAL_URL, Article.Origin.ADDRESS);
        }
    }

    private void addByline() {
        if (byline(jsonLd.names("author", "creator"), Article.Origin.JSON_LD)
                || byline(texts(facts.items("author")), Article.Origin.MICRODATA)) {
            return;
        }
        for (String name : META_AUTHORS) {
            if (!isOther(name) && byline(facts.metaAll(name), Article.Origin.META)) {
                return;
            }
        }
        if (byline(facts.metaAll("article:author"), Article.Origin.OPEN_GRAPH)) {
            return;
        }
        for (String text : texts(facts.authors())) {
            if (byline(List.of(text), Article.Origin.MARKUP)) {
                return;
            }
        }
    }

    /** A field of cards whose label says what it is. */
    private boolean isOther(String name) {
        String label = facts.meta("twitter:label1");
        return name.equals("twitter:data1")
                && label != null
                && !WRITTEN.matcher(label).find();
    }

    /** Takes the line at the head of the text, where nothing else names an author. */
    void addBylineOf(Body body) {
        if (byline == null && !body.byline().isEmpty()) {
            byline(List.of(body.byline()), Article.Origin.TEXT);
        }
    }

    private static List<String> texts(List<PageFacts.Marked> marks) {
        List<String> texts = new ArrayList<>();
        for (PageFacts.Marked mark : marks) {
            if (mark.box().isUnder(Hint.COMMENTS)) {
                continue;
            }
            texts.add(mark.value().isEmpty() ? mark.box().text(200) : mark.value());
        }
        return texts;
    }

    private boolean byline(List<String> texts, Article.Origin origin) {
        Optional<String> names = Bylines.of(texts, sites);
        byline = names.orElse(null);
        names.ifPresent(found -> article.byline(found).found(Article.Field.BYLINE, origin));
        return names.isPresent();
    }
}
