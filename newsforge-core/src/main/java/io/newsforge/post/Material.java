package io.newsforge.post;

import io.newsforge.platform.Entity;
import io.newsforge.platform.FieldRule;
import io.newsforge.platform.LinkPlacement;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.PostText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A draft made ready for fitting: tidy, and within the platform's counts of links, hashtags and mentions. */
record Material(Composition composition, List<Cut> cuts, int hidden) {

    static Material prepare(PlatformSpec spec, Draft draft) {
        return Frame.of(spec, draft).around(draft.body());
    }

    /** The same without the end of a long text that cannot be in any of the messages; {@code hidden} is how long that is. */
    static Material prepare(PlatformSpec spec, Draft draft, int messages) {
        return Frame.of(spec, draft).around(Window.of(spec.written(draft.body()), spec, messages));
    }

    /** What stands around the body, made ready once for every body that is tried. */
    record Frame(PlatformSpec spec, Composition composition, int headlineRemoved, List<Cut> cuts) {

        static Frame of(PlatformSpec spec, Draft draft) {
            List<Cut> cuts = new ArrayList<>();
            note(cuts, Cut.Kind.EMOJI, draft.emojiRemoved());
            LinkText link = link(spec, draft, cuts);
            List<String> hashtags = hashtags(spec, draft, cuts);
            Surplus surplus = new Surplus(spec);
            String headline =
                    surplus.takeFrom(headline(spec, draft), type -> type == Entity.Type.HASHTAG ? hashtags.size() : 0);
            String sourceLine = spec.written(draft.sourceLine().orElse(""));
            Composition composition = new Composition(headline, "", sourceLine, hashtags, link, "", null);
            return new Frame(spec, composition, surplus.removed(), List.copyOf(cuts));
        }

        /** None where a field of its own shows it, unless the policy wants it in the text as well. */
        private static String headline(PlatformSpec spec, Draft draft) {
            boolean inField = spec.fields().stream().anyMatch(field -> field.role() == FieldRule.Role.TITLE);
            String headline = inField
                            && !spec.editorial().headline()
                            && !spec.written(draft.body()).isEmpty()
                    ? ""
                    : draft.headline().orElse("");
            return HeadlineSetting.set(spec.editorial().headlineStyle(), spec.written(headline));
        }

        Material around(String body) {
            return around(new Window(spec.written(body), 0));
        }

        private Material around(Window body) {
            Surplus surplus = new Surplus(spec);
            String kept = surplus.takeFrom(body.text(), this::count);
            List<Cut> all = new ArrayList<>(cuts);
            note(all, Cut.Kind.SURPLUS_ENTITIES, headlineRemoved + surplus.removed());
            return new Material(composition.withBody(kept), all, body.hidden());
        }

        /** How many entities of a type stand around the body. */
        private int count(Entity.Type type) {
            int tags = type == Entity.Type.HASHTAG ? composition.hashtags().size() : 0;
            return tags + Material.count(spec, composition.headline(), type);
        }
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
        LinkPlacement placement = spec.editorial().link();
        boolean elsewhere = placement == LinkPlacement.BESIDE || placement == LinkPlacement.NONE || isInReply(spec);
        if (draft.link().isEmpty() || elsewhere) {
            return null;
        }
        if (!spec.linksClickable()) {
            note(cuts, Cut.Kind.LINK, 1);
            return null;
        }
        return LinkText.of(draft.link().get(), spec);
    }

    /** Whether the link gets a part of its own below the post. */
    static boolean isInReply(PlatformSpec spec) {
        return spec.editorial().link() == LinkPlacement.REPLY && spec.threads() && spec.linksClickable();
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
        boolean inField = spec.fields().stream().anyMatch(field -> field.role() == FieldRule.Role.TAGS);
        note(cuts, Cut.Kind.HASHTAGS, inField ? 0 : draft.hashtags().size() - kept.size());
        return kept;
    }

    private static boolean isOneTag(PlatformSpec spec, String tag) {
        List<Entity> found = spec.syntax().find("#" + tag);
        return spec.markup().takesHashtag(tag)
                && found.size() == 1
                && found.get(0).type() == Entity.Type.HASHTAG
                && found.get(0).start() == 0
                && found.get(0).end() == tag.length() + 1;
    }
}
