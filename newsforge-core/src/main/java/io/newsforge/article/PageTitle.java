package io.newsforge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses an article's title among its headings and what the page says of itself. */
final class PageTitle {

    private static final int LONGEST_TITLE = 400;

    /** In words; shorter ones may end another by chance. */
    private static final int SHORTEST_TITLE = 3;

    /** In characters. */
    private static final int SHORTEST_HEADING = 5;

    private final PageFacts facts;
    private final JsonLd jsonLd;
    private final Set<String> sites;
    private final Article.Builder article;

    PageTitle(PageFacts facts, JsonLd jsonLd, Set<String> sites, Article.Builder article) {
        this.facts = facts;
        this.jsonLd = jsonLd;
        this.sites = sites;
        this.article = article;
    }

    /** Says the title to the article and returns it. */
    @Nullable
    String add() {
        String social = facts.meta("og:title", "twitter:title", "dc.title", "item:headline");
        String headline = jsonLd.text("headline");
        String heading = heading(social, headline);
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
        return title != null
                && Titles.words(title) >= SHORTEST_TITLE
                && plain(heading).endsWith(" " + plain(title));
    }

    private @Nullable String title(String text, Article.Origin origin) {
        String title = Titles.withoutSite(Mojibake.repaired(text), sites);
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            return null;
        }
        article.title(title).found(Article.Field.TITLE, origin);
        return title;
    }

    /**
     * The main heading with which the page's title, or what it tells social sites, begins, or which it repeats elsewhere; the longest of
     * these; or its only one.
     */
    private @Nullable String heading(@Nullable String social, @Nullable String headline) {
        String known = "\n" + plain(social) + "\n" + plain(facts.title()) + "\n" + plain(headline);
        List<String> firsts = new ArrayList<>();
        String said = social != null ? social : headline;
        int whole = said == null ? 0 : plain(Titles.withoutSite(said, sites)).length();
        String told = null;
        int best = SHORTEST_HEADING;
        for (Box box : facts.headings()) {
            String text = box.text(LONGEST_TITLE);
            String plain = plain(text);
            if (!box.tag.equals("h1") && (2 * plain.length() < whole || isBeside(box))) {
                continue;
            }
            int worth = plain.length() + (known.contains("\n" + plain) ? LONGEST_TITLE : 0);
            if (plain.length() > SHORTEST_HEADING
                    && worth > best
                    && known.contains(plain)
                    && !sites.contains(text.toLowerCase(Locale.ROOT))) {
                told = text;
                best = worth;
            }
            if (box.tag.equals("h1") && Titles.words(text) > 2) {
                firsts.add(text);
            }
        }
        boolean nothingElse = told == null && said == null;
        return firsts.size() == 1 && nothingElse ? firsts.get(0) : told;
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

    /** What stands beside the article heads something else. */
    private static boolean isBeside(Box heading) {
        for (Box box = heading; box != null; box = box.parent) {
            if (Pruning.BESIDE.contains(box.tag)) {
                return true;
            }
        }
        return heading.isUnder(Hint.COMMENTS);
    }
}
