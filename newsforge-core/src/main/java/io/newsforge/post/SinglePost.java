package io.newsforge.post;

import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Shortener.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fits one message. The ladder in {@link #fit} is the order in which things are given up. */
final class SinglePost {

    private final PlatformSpec spec;
    private final Composition whole;
    private final Composition bare;
    private final int bodyLength;
    private final Shortener body;
    private final Shortener headline;

    /**
     * A message to fit.
     *
     * @param spec the platform
     * @param whole all that is to be said, or of a body that is too long by far its beginning
     * @param hidden how many UTF-16 units of the body were left off, more than fit
     */
    SinglePost(PlatformSpec spec, Composition whole, int hidden) {
        this.spec = spec;
        this.whole = whole;
        this.bodyLength = whole.body().length() + hidden;
        this.bare = whole.withHashtags(List.of()).withoutSourceLine();
        this.body = new Shortener(whole.body(), spec.syntax());
        this.headline = new Shortener(whole.headline(), spec.syntax());
    }

    /** A message that fits, and what of its text is not in it. */
    record Fitted(Composition composition, List<Cut> textCuts) {}

    /**
     * Fits the message.
     *
     * @return empty when nothing divisible is left
     */
    Optional<Fitted> fit() {
        return Stream.<Supplier<Optional<Fitted>>>of(
                        () -> uncut(whole),
                        this::sentencesWithFewerHashtags,
                        () -> sentences(bare),
                        () -> insideSentence(bare),
                        this::headlineOnly,
                        () -> sentences(bare.withoutLink()),
                        () -> insideSentence(bare.withoutLink()),
                        () -> headlineCut(bare.withBody("")),
                        () -> headlineCut(bare.withBody("").withoutLink()))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Fitted> sentencesWithFewerHashtags() {
        for (int tags = whole.hashtags().size(); tags > 0; tags--) {
            Optional<Fitted> fitted =
                    sentences(whole.withHashtags(whole.hashtags().subList(0, tags)));
            if (fitted.isPresent()) {
                return fitted;
            }
        }
        return sentences(whole.withHashtags(List.of()));
    }

    private Optional<Fitted> sentences(Composition composition) {
        Optional<Fitted> uncut = uncut(composition);
        return uncut.isPresent() ? uncut : withBody(composition, body.atSentence(fitting(composition)));
    }

    private Optional<Fitted> insideSentence(Composition composition) {
        return withBody(composition, body.insideSentence(fitting(composition)));
    }

    private Optional<Fitted> headlineOnly() {
        Composition composition = bare.withBody("");
        return bare.headline().isEmpty() || !fits(composition)
                ? Optional.empty()
                : Optional.of(new Fitted(composition, withoutBody()));
    }

    private Optional<Fitted> headlineCut(Composition composition) {
        return Optional.ofNullable(headline.insideSentence(text -> fits(composition.withHeadline(text))))
                .map(cut -> {
                    List<Cut> cuts = new ArrayList<>(withoutBody());
                    cuts.add(new Cut(Cut.Kind.HEADLINE, whole.headline().length() - cut.end()));
                    return new Fitted(composition.withHeadline(cut.text()), cuts);
                });
    }

    private List<Cut> withoutBody() {
        return bodyLength == 0 ? List.of() : List.of(new Cut(Cut.Kind.BODY, bodyLength));
    }

    private Optional<Fitted> uncut(Composition composition) {
        return fits(composition) ? Optional.of(new Fitted(composition, List.of())) : Optional.empty();
    }

    private Optional<Fitted> withBody(Composition composition, @Nullable Shortened cut) {
        return Optional.ofNullable(cut).map(kept -> {
            int lost = bodyLength - kept.end();
            List<Cut> cuts = lost == 0 ? List.of() : List.of(new Cut(kept.kind(), lost));
            return new Fitted(composition.withBody(kept.text()), cuts);
        });
    }

    private Predicate<String> fitting(Composition composition) {
        return text -> fits(composition.withBody(text));
    }

    /** What was left off would not fit either, so a body with a hidden end is not measured whole. */
    private boolean fits(Composition composition) {
        boolean endless = bodyLength > whole.body().length()
                && composition.body().length() == whole.body().length();
        return !endless && composition.saysSomething() && spec.accepts(composition.text());
    }
}
