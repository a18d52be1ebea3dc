package io.newsforge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page's text in several ways, from what its markup surely shows to what only its scripts know, and judges: a way that is
 * less sure must tell far more than those before it, and is only tried where they tell little.
 */
final class BodyJudge {

    private static final int LITTLE = 800;
    private static final int NEARLY_NOTHING = 200;
    private static final int ONE_SENTENCE = 60;
    private static final int NOTHING = 25;

    /** In characters; shorter attributes hold no article. */
    private static final int SHORTEST_DATA = 500;

    private static final int LONGEST_DATA = 400_000;
    private static final int MOST_DATA = 50;

    private final Document page;
    private final PageScan scan;
    private final PageMetadata metadata;
    private final Function<String, Box> fragments;

    /**
     * Prepares the judgement of one page.
     *
     * @param page the page
     * @param scan what was found on it, measured
     * @param metadata what it says of its article
     * @param fragments reads HTML that stands in data into a measured box
     */
    BodyJudge(Document page, PageScan scan, PageMetadata metadata, Function<String, Box> fragments) {
        this.page = page;
        this.scan = scan;
        this.metadata = metadata;
        this.fragments = fragments;
    }

    Body judge() {
        Body strict = shown(Pruning.Level.STRICT);
        if (strict.tells(LITTLE)) {
            return strict;
        }
        Body best = better(strict, shown(Pruning.Level.LENIENT));
        String said = metadata.articleBody();
        best = better(best, carried(said == null ? null : ScriptText.html(said), Article.Origin.JSON_LD));
        if (!best.tells(NEARLY_NOTHING)) {
            best = better(best, shown(Pruning.Level.WITH_COMMENTS));
            best = better(best, same(best, carried(ScriptText.find(data()).orElse(null), Article.Origin.SCRIPT)));
            best = metadata.saysArticle() ? better(best, links()) : best;
        }
        return best;
    }

    /** A page that says it is an article and names its text may mean a roll of links. */
    private Body links() {
        Pruning.prune(scan.root(), Pruning.Level.LENIENT);
        return Body.ofLinks(BodyFinder.findNamed(scan.root()), metadata.known());
    }

    private static Body better(Body first, @Nullable Body second) {
        return second != null && second.weight() > 2 * first.weight() + NOTHING ? second : first;
    }

    /** Data of scripts may be of other articles as well; if something is shown, it must be in it. */
    private static @Nullable Body same(Body shown, @Nullable Body carried) {
        return carried != null && (shown.weight() < ONE_SENTENCE || carried.sharesWith(shown)) ? carried : null;
    }

    private Body shown(Pruning.Level level) {
        return body(scan.root(), level, Article.Origin.MARKUP);
    }

    private Body body(Box root, Pruning.Level level, Article.Origin origin) {
        Pruning.prune(root, level);
        return Body.of(BodyFinder.find(root), metadata.known(), origin);
    }

    /** What the data holds, if anything; data that cannot be read is no reason to refuse the page. */
    private @Nullable Body carried(@Nullable String html, Article.Origin origin) {
        try {
            return html == null ? null : body(fragments.apply(html), Pruning.Level.STRICT, origin);
        } catch (ArticleUnreadableException e) {
            return null;
        }
    }

    private List<String> data() {
        List<String> data = new ArrayList<>(scan.facts().scripts());
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue();
                if (value.length() >= SHORTEST_DATA && data.size() < MOST_DATA && isJson(value)) {
                    data.add(value.length() > LONGEST_DATA ? value.substring(0, LONGEST_DATA) : value);
                }
            }
        }
        return data;
    }

    private static boolean isJson(String value) {
        int first = 0;
        while (first < value.length() && value.charAt(first) <= ' ') {
            first++;
        }
        return first < value.length() && (value.charAt(first) == '{' || value.charAt(first) == '[');
    }
}
