package io.newsforge.post;

import io.newsforge.platform.Entity;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.PostText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A draft made ready for fitting: tidy, and within the platform's counts of links, hashtags and mentions. */
record Material(Composition composition, List<Cut> cuts) {

    static Material prepare(PlatformSpec spec, Draft draft) {
        List<Cut> cuts = new ArrayList<>();
        LinkText link = link(spec, draft, cuts);
        List<String> hashtags = hashtags(spec, draft, cuts);
        Surplus surplus = new Surplus(spec);
        Surplus.Reserved below = type -> type == Entity.Type.HASHTAG ? hashtags.size() : 0;
        String headline = surplus.takeFrom(spec.written(draft.headline().orElse("")), below);
        Surplus.Reserved around = type -> below.of(type) + count(spec, headline, type);
        String body = surplus.takeFrom(spec.written(draft.body()), around);
        note(cuts, Cut.Kind.SURPLUS_ENTITIES, surplus.removed());
        String sourceLine = spec.written(draft.sourceLine().orElse(""));
        return new Material(new Composition(headline, body, sourceLine, hashtags, link, ""), cuts);
    }

    private static void note(List<Cut> cuts, Cut.Kind kind, int count) {
        if (count > 0) {
            cuts.add(new Cut(kind, count));
        }
    }

    private static int count(PlatformSpec spec, String text, Entity.Type type) {
        return (int) spec.syntax().find(text).stream()
                .filter(entity -> entity.type() == type)
                .count();
    }

    private static @Nullable LinkText link(PlatformSpec spec, Draft draft, List<Cut> cuts) {
        if (draft.link().isEmpty()) {
            return null;
        }
        if (!spec.linksClickable()) {
            note(cuts, Cut.Kind.LINK, 1);
            return null;
        }
        return LinkText.of(draft.link().get(), spec);
    }

    /** Only what the platform really reads as one whole tag, and no more than it allows. */
    private static List<String> hashtags(PlatformSpec spec, Draft draft, List<Cut> cuts) {
        int room = spec.counts().stream()
                .filter(limit -> limit.type() == Entity.Type.HASHTAG)
                .mapToInt(limit -> limit.max())
                .min()
                .orElse(Integer.MAX_VALUE);
        List<String> kept = new ArrayList<>();
        for (String tag : draft.hashtags()) {
            String tidy = PostText.tidy(tag);
            if (kept.size() < room && isOneTag(spec, tidy) && !kept.contains(tidy)) {
                kept.add(tidy);
            }
        }
        note(cuts, Cut.Kind.HASHTAGS, draft.hashtags().size() - kept.size());
        return kept;
    }

    private static boolean isOneTag(PlatformSpec spec, String tag) {
        List<Entity> found = spec.syntax().find("#" + tag);
        return spec.markup().escape(tag).equals(tag)
                && found.size() == 1
                && found.get(0).type() == Entity.Type.HASHTAG
                && found.get(0).start() == 0
                && found.get(0).end() == tag.length() + 1;
    }
}
