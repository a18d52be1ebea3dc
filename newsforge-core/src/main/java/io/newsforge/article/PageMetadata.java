package io.newsforge.article;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses what is said about an article from all the places a page may say it. */
final class PageMetadata {

    private static final int LONGEST_TITLE = 400;

    /** In words; shorter ones may end another by chance. */
    private static final int SHORTEST_TITLE = 3;

    private static final int NOON = 12;

    /** From this hour of UTC on it is the next day in the east of Asia; before the other it is still yesterday in America. */
    private static final int LATE_IN_UTC = 15;

    private static final int EARLY_IN_UTC = 8;
    private static final Pattern PATH_DATE =
            Pattern.compile("/(20[0-9]{2}|199[0-9])[/-]?([01][0-9])[/-]?([0-3][0-9])(?![0-9])");
    private static final Pattern PATH_DAY = Pattern.compile("/([0-3][0-9])-([01][0-9])-(20[0-9]{2})(?![0-9])");
    private static final String[] META_DATES = {
        "item:datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "publicationdate",
        "article.published",
        "article:published",
        "article_date_original",
        "cxenseparse:recs:publishtime",
        "originalpublicationdate",
        "created",
        "date.created",
        "datepublished",
        "displaydate",
        "ptime",
        "item:datecreated",
        "og:pubdate"
    };
    /** Often the day on which the page was made, not the text; what readers see is the better witness. */
    private static final String[] META_DATES_OF_PAGES = {
        "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date.created"
    };

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

    private final PageFacts facts;
    private final Box root;
    private final JsonLd jsonLd;
    private final @Nullable URI address;
    private final Set<String> sites = new HashSet<>();
    private final Article.Builder article;
    private @Nullable String title;
    private @Nullable String byline;

    private PageMetadata(PageFacts facts, Box root, Reading reading) {
        this.root = root;
        this.facts = facts;
        this.jsonLd = JsonLd.of(facts.jsonLd());
        this.address = reading.address();
        this.article = reading.article();
    }

    /** Writes what the page says about its article into the reading. */
    static PageMetadata read(PageFacts facts, Box root, Reading reading) {
        PageMetadata metadata = new PageMetadata(facts, root, reading);
        metadata.addCanonicalUrl();
        metadata.addSite();
        metadata.addPublished();
        metadata.addByline();
        metadata.title = metadata.addTitle();
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

    /** The JSON-LD blocks, which may hold the text. */
    List<String> jsonLd() {
        return facts.jsonLd();
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

    private @Nullable String addTitle() {
        String social = facts.meta("og:title", "twitter:title", "dc.title", "item:headline");
        String heading = heading(social);
        String headline = jsonLd.text("headline");
        if (heading != null && !endsWith(heading, headline) && !endsWith(heading, social)) {
            return title(heading, Article.Origin.MARKUP);
        }
        if (headline != null && (heading == null || endsWith(heading, headline))) {
            return title(headline, Article.Origin.JSON_LD);
        }
        if (social != null) {
            return title(social, Article.Origin.OPEN_GRAPH);
        }
        return facts.title() == null ? null : title(facts.title(), Article.Origin.META);
    }

    /** Whether a heading is a title with a kicker before it. */
    private static boolean endsWith(String heading, @Nullable String title) {
        return title != null && words(title) >= SHORTEST_TITLE && plain(heading).endsWith(" " + plain(title));
    }

    private @Nullable String title(String text, Article.Origin origin) {
        String title = Titles.withoutSite(Mojibake.repaired(text), sites);
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            return null;
        }
        article.title(title).found(Article.Field.TITLE, origin);
        return title;
    }

    /** The longest main heading that the page's title, or what it tells social sites, repeats; or its only one. */
    private @Nullable String heading(@Nullable String social) {
        String known = plain(social) + "\n" + plain(facts.title()) + "\n" + plain(jsonLd.text("headline"));
        List<String> firsts = new ArrayList<>();
        String longest = null;
        int length = 5;
        for (Box box : facts.headings()) {
            String text = box.text(LONGEST_TITLE);
            String plain = plain(text);
            if (plain.length() > length && known.contains(plain) && !sites.contains(text.toLowerCase(Locale.ROOT))) {
                longest = text;
                length = plain.length();
            }
            if (box.tag.equals("h1") && words(text) > 2) {
                firsts.add(text);
            }
        }
        boolean nothingElse = longest == null && social == null && jsonLd.text("headline") == null;
        return firsts.size() == 1 && nothingElse ? firsts.get(0) : longest;
    }

    /** In small letters, with one space for all that is no letter and no digit. */
    private static String plain(@Nullable String text) {
        StringBuilder plain = new StringBuilder();
        boolean apart = false;
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
                apart = true;
                continue;
            }
            if (apart && plain.length() > 0) {
                plain.append(' ');
            }
            apart = false;
            plain.append(c);
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static int words(String text) {
        return text.split(" ", -1).length;
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

    private void addPublished() {
        boolean found = published(jsonLd.text("datePublished"), Article.Origin.JSON_LD)
                || published(
                        facts.meta(
                                "article:published_time",
                                "og:published_time",
                                "og:article:published_time",
                                "rnews:datepublished"),
                        Article.Origin.OPEN_GRAPH)
                || published(facts.items("datepublished"), Article.Origin.MICRODATA);
        for (int i = 0; i < META_DATES.length && !found; i++) {
            found = published(facts.meta(META_DATES[i]), Article.Origin.META);
        }
        if (!found) {
            found = published(pathDate(), Article.Origin.ADDRESS)
                    || published(facts.times(), Article.Origin.TIME_ELEMENT)
                    || published(facts.dates(), Article.Origin.MARKUP)
                    || published(facts.meta(META_DATES_OF_PAGES), Article.Origin.META)
                    || published(facts.authors(), Article.Origin.MARKUP)
                    || published(jsonLd.pageText("datePublished", "uploadDate"), Article.Origin.JSON_LD)
                    || published(VisibleDate.find(root), Article.Origin.MARKUP)
                    || published(facts.meta("og:title"), Article.Origin.META)
                    || published(facts.meta("og:description"), Article.Origin.META)
                    || published(facts.meta("description"), Article.Origin.META)
                    || published(jsonLd.text("dateCreated", "dateModified"), Article.Origin.JSON_LD)
                    || published(
                            facts.meta("article:modified_time", "og:updated_time", "last-modified"),
                            Article.Origin.OPEN_GRAPH)
                    || published(ScriptDate.find(facts.scripts()), Article.Origin.SCRIPT);
        }
    }

    private boolean published(List<PageFacts.Marked> marks, Article.Origin origin) {
        for (PageFacts.Marked mark : marks) {
            if (!mark.box().isUnder(Hint.COMMENTS)
                    && (published(mark.value(), origin) || published(mark.box().text(150), origin))) {
                return true;
            }
        }
        return false;
    }

    private boolean published(@Nullable String text, Article.Origin origin) {
        return text != null && !text.isEmpty() && published(DateText.find(text), origin);
    }

    private boolean published(Optional<PublicationDate> date, Article.Origin origin) {
        date.map(this::local).ifPresent(found -> article.published(found).found(Article.Field.PUBLISHED, origin));
        return date.isPresent();
    }

    /** A time in UTC may lie on the day before or after the one that the page shows to its readers, which is the publisher's. */
    private PublicationDate local(PublicationDate date) {
        int hour = date.offsetDateTime()
                .filter(time -> time.getOffset().equals(ZoneOffset.UTC))
                .map(time -> time.getHour())
                .orElse(NOON);
        int days = hour >= LATE_IN_UTC ? 1 : hour < EARLY_IN_UTC ? -1 : 0;
        if (days == 0) {
            return date;
        }
        return shown().filter(shown -> shown.date().toEpochDay() - date.date().toEpochDay() == days)
                .map(shown -> PublicationDate.of(shown.date()))
                .orElse(date);
    }

    /** The first date that is marked as one for readers. */
    private Optional<PublicationDate> shown() {
        return Stream.of(facts.times(), facts.dates())
                .flatMap(List::stream)
                .filter(mark -> !mark.box().isUnder(Hint.COMMENTS))
                .flatMap(mark -> DateText.find(mark.box().text(150)).stream())
                .findFirst();
    }

    /** What the address says; the canonical one counts where the page was read from a file. */
    private @Nullable String pathDate() {
        URI canonical = facts.canonical() == null ? null : Addresses.web(facts.canonical(), address);
        URI from = canonical != null ? canonical : address;
        if (from == null || from.getPath() == null) {
            return null;
        }
        Matcher yearFirst = PATH_DATE.matcher(from.getPath());
        if (yearFirst.find()) {
            return yearFirst.group(1) + "-" + yearFirst.group(2) + "-" + yearFirst.group(3);
        }
        Matcher dayFirst = PATH_DAY.matcher(from.getPath());
        return dayFirst.find() ? dayFirst.group(3) + "-" + dayFirst.group(2) + "-" + dayFirst.group(1) : null;
    }

    private void addByline() {
        if (byline(jsonLd.names("author", "creator"), Article.Origin.JSON_LD)
                || byline(texts(facts.items("author")), Article.Origin.MICRODATA)) {
            return;
        }
        for (String name : META_AUTHORS) {
            if (byline(facts.metaAll(name), Article.Origin.META)) {
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
