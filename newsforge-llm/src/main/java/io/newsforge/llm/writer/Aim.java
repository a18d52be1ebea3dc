package io.newsforge.llm.writer;

import io.newsforge.article.Article;
import io.newsforge.platform.Editorial;
import io.newsforge.platform.LinkPlacement;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.TextLimit;
import io.newsforge.post.Style;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What one text should be: for one platform, or for several that one text serves.
 *
 * @param platforms the platforms, alike in all that bears on the text
 * @param least the shortest text to ask for, in the unit of the first limit
 * @param most the longest text to ask for, in the same unit
 * @param hashtags how many hashtags may go with it
 * @param thread whether it may become a thread
 */
record Aim(List<PlatformSpec> platforms, int least, int most, int hashtags, boolean thread) {

    /** Roughly what a hashtag costs, its sign and space included. */
    private static final String A_HASHTAG = " #Hashtagtags";

    private static final int PARTS_OF_A_THREAD = 4;
    private static final int SMALLEST = 20;

    static Aim of(List<PlatformSpec> alike, Article article, Style style) {
        PlatformSpec platform = alike.get(0);
        Editorial editorial = platform.editorial();
        TextLimit limit = platform.limits().get(0);
        boolean thread = style == Style.THREAD && platform.threads();
        int room = Math.min(limit.max(), editorial.length()) - around(platform, article, limit.meter());
        int most = Math.max(SMALLEST, thread ? room * PARTS_OF_A_THREAD : room);
        return new Aim(alike, Math.max(1, most / 2), most, editorial.hashtags(), thread);
    }

    /** What the link, the hashtags and the headline cost. */
    private static int around(PlatformSpec platform, Article article, Meter meter) {
        Editorial editorial = platform.editorial();
        StringBuilder around = new StringBuilder(A_HASHTAG.repeat(editorial.hashtags()));
        if (platform.linksClickable() && editorial.link() == LinkPlacement.LAST) {
            around.append("\n\n")
                    .append(article.canonicalUrl().map(URI::toASCIIString).orElse(""));
        }
        if (editorial.headline()) {
            around.append("\n\n").append(article.title().orElse(""));
        }
        return meter.measure(around.toString());
    }

    String id() {
        return platforms.get(0).id();
    }

    /** An upper bound that is right for Latin letters four times over and for Hangul about once. */
    int tokens() {
        return most + 16 * hashtags + 24;
    }

    /** In numbers, for a problem of a text. */
    String length(Wording wording) {
        return least + "-" + most + " " + unit(wording);
    }

    private String unit(Wording wording) {
        String unit = "unit " + platforms.get(0).limits().get(0).meter().unit();
        return wording.text(wording.has(unit) ? unit : "unit");
    }

    String line(Wording wording) {
        PlatformSpec platform = platforms.get(0);
        String tags = hashtags == 0
                ? wording.text("no-hashtags")
                : wording.text("hashtags", Map.of("count", String.valueOf(hashtags)));
        return wording.text(
                "post",
                Map.of(
                        "id", platform.id(),
                        "name", Neutral.line(platform.name()),
                        "min", String.valueOf(least),
                        "max", String.valueOf(most),
                        "unit", unit(wording),
                        "hashtags", tags));
    }
}
