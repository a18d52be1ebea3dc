package io.newsforge.post;

import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Shortener.Shortened;
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
    private final Shortener body;
    private final Shortener headline;

    SinglePost(PlatformSpec spec, Composition whole) {
        this.spec = spec;
        this.whole = whole;
        this.bare = whole.withHashtags(List.of()).withoutSourceLine();
        this.body = new Shortener(whole.body(), spec.syntax());
        this.headline = new Shortener(whole.headline(), spec.syntax());
    }

    /** A message that fits, and how its body was cut. */
    record Fitted(Composition composition, Cut.@Nullable Kind bodyCut) {}

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
                        () -> uncut(bare.withBody(""))
                                .filter(kept -> !bare.headline().isEmpty()),
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

    private Optional<Fitted> headlineCut(Composition composition) {
        Predicate<String> fits = text -> fits(composition.withHeadline(text));
        return Optional.ofNullable(headline.insideSentence(fits))
                .map(cut -> new Fitted(composition.withHeadline(cut.text()), null));
    }

    private Optional<Fitted> uncut(Composition composition) {
        return fits(composition) ? Optional.of(new Fitted(composition, null)) : Optional.empty();
    }

    private static Optional<Fitted> withBody(Composition composition, @Nullable Shortened cut) {
        return Optional.ofNullable(cut).map(kept -> new Fitted(composition.withBody(kept.text()), kept.kind()));
    }

    private Predicate<String> fitting(Composition composition) {
        return text -> fits(composition.withBody(text));
    }

    private boolean fits(Composition composition) {
        return composition.saysSomething() && spec.accepts(composition.text());
    }
}
