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
    private final Shortener body;
    private final Shortener headline;

    SinglePost(PlatformSpec spec, Composition whole) {
        this.spec = spec;
        this.whole = whole;
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
        int length = whole.body().length();
        return length == 0 ? List.of() : List.of(new Cut(Cut.Kind.BODY, length));
    }

    private Optional<Fitted> uncut(Composition composition) {
        return fits(composition) ? Optional.of(new Fitted(composition, List.of())) : Optional.empty();
    }

    private Optional<Fitted> withBody(Composition composition, @Nullable Shortened cut) {
        return Optional.ofNullable(cut).map(kept -> {
            int lost = whole.body().length() - kept.end();
            List<Cut> cuts = lost == 0 ? List.of() : List.of(new Cut(kept.kind(), lost));
            return new Fitted(composition.withBody(kept.text()), cuts);
        });
    }

    private Predicate<String> fitting(Composition composition) {
        return text -> fits(composition.withBody(text));
    }

    private boolean fits(Composition composition) {
        return composition.saysSomething() && spec.accepts(composition.text());
    }
}
