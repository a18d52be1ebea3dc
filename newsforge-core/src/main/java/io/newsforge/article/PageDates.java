package io.newsforge.article;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds when an article was published, from what is said for machines down to what only readers see. */
final class PageDates {

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

    private static final Pattern CHANGE = Pattern.compile("(?i)updat|aktualis|modif|actualiz|mis à jour|aggiorn|수정|更新");

    private final PageFacts facts;
    private final JsonLd jsonLd;
    private final Box root;
    private final @Nullable URI address;
    private final Article.Builder article;

    PageDates(PageFacts facts, JsonLd jsonLd, Box root, Reading reading) {
        this.facts = facts;
        this.jsonLd = jsonLd;
        this.root = root;
        this.address = reading.address();
        this.article = reading.article();
    }

    void add() {
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
                .map(mark -> mark.box().text(150))
                .filter(text -> !CHANGE.matcher(text).find())
                .flatMap(text -> DateText.find(text).stream())
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
}
