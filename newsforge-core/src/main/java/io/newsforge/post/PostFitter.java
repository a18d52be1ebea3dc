package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.payload.PayloadFormat;
import io.newsforge.payload.PayloadFormats;
import io.newsforge.platform.PlatformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a draft valid for a platform: what leaves keeps every rule of the platform, because every candidate was measured whole,
 * exactly as it leaves. Fitting what was fitted changes nothing. Immutable and thread-safe.
 *
 * <p>When room is short these go, in this order: later sentences of the body, hashtags from the last on, the source line, the end
 * of the first sentence (at a clause or a word, with an ellipsis), the rest of the body, the link, the end of the headline. A link
 * or a quotation is never split.
 */
public final class PostFitter {

    /** How many parts a thread has at most. */
    private static final int MAX_THREAD_PARTS = 25;

    private final PayloadFormats formats;
    private final PostTemplates templates;

    private PostFitter(PayloadFormats formats, PostTemplates templates) {
        this.formats = formats;
        this.templates = templates;
    }

    /**
     * A fitter that knows the built-in payload formats.
     *
     * @return a fitter; all are alike
     */
    public static PostFitter create() {
        return using(PayloadFormats.builtIn());
    }

    /**
     * A fitter that writes payloads in a host's own formats.
     *
     * @param formats the formats that platforms may name
     * @return a fitter
     */
    public static PostFitter using(PayloadFormats formats) {
        return new PostFitter(Objects.requireNonNull(formats, "formats"), PostTemplates.none());
    }

    /**
     * The same fitter with a host's templates.
     *
     * @param templates the templates, checked against their platforms
     * @return a new fitter
     */
    public PostFitter with(PostTemplates templates) {
        return new PostFitter(formats, Objects.requireNonNull(templates, "templates"));
    }

    /**
     * The nearest text that a platform takes, for one that was written elsewhere.
     *
     * @param platform the platform, with the rules to keep
     * @param text the text
     * @return the text itself when it is valid, else one that was tidied and shortened; empty when nothing is left
     */
    public Optional<String> suggestion(PlatformSpec platform, String text) {
        if (platform.accepts(text)) {
            return Optional.of(text);
        }
        return fit(platform, Draft.of(text)) instanceof Fit.Fitted fitted
                ? Optional.of(fitted.post().parts().get(0).text())
                : Optional.empty();
    }

    /**
     * Fits a draft of which the article is not at hand: titles and cards have only what the draft says.
     *
     * @param platform the platform, with the rules to keep
     * @param draft what to say; a draft marked as a thread becomes one where the platform has threads and one message is too short
     * @return a valid post, or why there can be none
     * @throws IllegalArgumentException if the platform names a payload format that this fitter does not know
     */
    public Fit fit(PlatformSpec platform, Draft draft) {
        return fitted(platform, draft, null);
    }

    /**
     * Fits a draft.
     *
     * @param platform the platform, with the rules to keep
     * @param draft what to say; a draft marked as a thread becomes one where the platform has threads and one message is too short
     * @param article what the draft is about, for titles, cards and metadata
     * @return a valid post, or why there can be none
     * @throws IllegalArgumentException if the platform names a payload format that this fitter does not know
     */
    public Fit fit(PlatformSpec platform, Draft draft, Article article) {
        return fitted(platform, draft, Objects.requireNonNull(article, "article"));
    }

    private Fit fitted(PlatformSpec platform, Draft draft, @Nullable Article article) {
        PayloadFormat format = formats.require(platform.payload());
        boolean mayBeThread = draft.isThread() && platform.threads();
        Material material = Material.prepare(platform, draft, mayBeThread ? MAX_THREAD_PARTS : 1);
        Optional<Locale> language =
                draft.language().or(() -> Optional.ofNullable(article).flatMap(Article::language));
        Composition whole = material.composition().withTemplate(templates.find(platform, language, article));
        if (!whole.saysSomething()) {
            return new Fit.Unfit(platform.id(), Fit.Reason.NOTHING_TO_SAY);
        }
        List<Cut> cuts = new ArrayList<>(material.cuts());
        Optional<List<Composition>> thread =
                mayBeThread ? thread(platform, whole, material.hidden(), cuts) : Optional.empty();
        return thread.or(() -> single(platform, whole, material.hidden(), cuts))
                .or(() -> headlineInstead(platform, draft, whole, material.hidden(), cuts))
                .map(parts -> withReply(platform, draft, parts, cuts))
                .<Fit>map(parts -> new Fit.Fitted(new PostAssembly(platform, draft, article, format).post(parts, cuts)))
                .orElseGet(() -> new Fit.Unfit(platform.id(), Fit.Reason.INDIVISIBLE));
    }

    /** The link in a part of its own, where the platform's policy has it there. */
    private static List<Composition> withReply(
            PlatformSpec platform, Draft draft, List<Composition> parts, List<Cut> cuts) {
        if (draft.link().isEmpty() || !Material.isInReply(platform)) {
            return parts;
        }
        List<Composition> all = new ArrayList<>(parts);
        Composition reply = Composition.EMPTY.withLink(LinkText.of(draft.link().get(), platform));
        if (platform.accepts(reply.text())) {
            all.add(reply);
        } else {
            note(cuts, Cut.Kind.LINK, 1);
        }
        return all;
    }

    private static Optional<List<Composition>> thread(
            PlatformSpec platform, Composition whole, int hidden, List<Cut> cuts) {
        Optional<ThreadSplitter.Split> split = new ThreadSplitter(platform, MAX_THREAD_PARTS).split(whole);
        split.ifPresent(done -> {
            note(cuts, Cut.Kind.SENTENCES, done.leftOut() + hidden);
            noteTail(cuts, whole, done.parts().get(done.parts().size() - 1));
        });
        return split.map(ThreadSplitter.Split::parts);
    }

    /** A text that cannot be divided gives way to the headline, also where that stands in a field as well. */
    private static Optional<List<Composition>> headlineInstead(
            PlatformSpec platform, Draft draft, Composition whole, int hidden, List<Cut> cuts) {
        String headline = platform.written(draft.headline().orElse(""));
        if (headline.isEmpty()) {
            return Optional.empty();
        }
        note(cuts, Cut.Kind.BODY, whole.body().length() + hidden);
        return single(platform, whole.withBody("").withHeadline(headline), 0, cuts);
    }

    private static Optional<List<Composition>> single(
            PlatformSpec platform, Composition whole, int hidden, List<Cut> cuts) {
        Optional<SinglePost.Fitted> fitted = new SinglePost(platform, whole, hidden).fit();
        fitted.ifPresent(done -> {
            cuts.addAll(done.textCuts());
            noteTail(cuts, whole, done.composition());
        });
        return fitted.map(done -> List.of(done.composition()));
    }

    /** Notes what of the lines below the text is missing in the message that should hold them. */
    private static void noteTail(List<Cut> cuts, Composition whole, Composition last) {
        note(cuts, Cut.Kind.HASHTAGS, whole.hashtags().size() - last.hashtags().size());
        note(
                cuts,
                Cut.Kind.SOURCE_LINE,
                whole.sourceLine().length() - last.sourceLine().length());
        note(cuts, Cut.Kind.LINK, whole.link() != null && last.link() == null ? 1 : 0);
    }

    private static void note(List<Cut> cuts, Cut.Kind kind, int count) {
        if (count > 0) {
            cuts.add(new Cut(kind, count));
        }
    }
}
