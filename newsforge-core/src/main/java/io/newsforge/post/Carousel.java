package io.newsforge.post;

import io.newsforge.platform.MediaRule;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformSpec;
import java.util.List;

/**
 * The texts for the slides of a carousel: one claim a slide, split at sentences, numbered, each readable alone, a quotation whole.
 * Drawing them is the host's.
 */
public final class Carousel {

    /** What can be read on a telephone at a glance, in grapheme clusters. */
    private static final int SLIDE = 160;

    private static final int MOST = 10;

    private Carousel() {}

    /**
     * Splits a draft into slides.
     *
     * @param platform the platform, whose rule about images bounds how many there are; 10 where it has none
     * @param draft what to say; its headline opens the first slide, its link and hashtags are for the caption and left out
     * @return the texts in order, one when all fits on one; empty when there is nothing to say
     */
    public static List<String> slides(PlatformSpec platform, Draft draft) {
        PlatformSpec slide = platform.toBuilder()
                .limit(SLIDE, Meter.GRAPHEMES)
                .withoutFields()
                .payload("text")
                .withThreads()
                .build();
        Draft.Builder bare = Draft.builder(draft.body());
        draft.headline().ifPresent(bare::headline);
        int most = Math.min(MOST, platform.media().map(MediaRule::max).orElse(MOST));
        Composition whole = Material.prepare(slide, bare.build()).composition();
        if (!whole.saysSomething()) {
            return List.of();
        }
        return new ThreadSplitter(slide, most)
                .split(whole)
                .map(split -> split.parts().stream().map(Composition::text).toList())
                .or(() -> new SinglePost(slide, whole, 0)
                        .fit()
                        .map(one -> List.of(one.composition().text())))
                .orElse(List.of());
    }
}
