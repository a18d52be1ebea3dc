package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleImage;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.Editorial;
import io.newsforge.platform.Entity;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.summary.Dateline;
import io.newsforge.summary.ExtractiveSummarizer;
import io.newsforge.summary.Prose;
import io.newsforge.summary.RankedSentence;
import io.newsforge.summary.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes posts from the article's own sentences, with no key and no network. For each platform it takes the best sentences that
 * fit what the platform's readers expect, in the article's order, and never changes a word of them. Immutable and thread-safe.
 */
public final class ExtractiveWriter implements PostWriter {

    /** How many sentences a thread tells at most; three to six parts read best. */
    private static final int THREAD_SENTENCES = 10;

    /** In X's weight, which counts a Hangul syllable as much as two Latin letters: about four words. */
    private static final int SHORTEST_SENTENCE = 20;

    private static final int MAX_HASHTAGS = 5;
    private static final int MAX_IMAGES = 4;

    private static final Map<String, String> SOURCE_WORDS =
            Map.of("ko", "출처", "ja", "出典", "zh", "来源", "de", "Quelle", "es", "Fuente", "it", "Fonte", "pt", "Fonte");

    private final ExtractiveSummarizer summarizer = ExtractiveSummarizer.create();

    private ExtractiveWriter() {}

    /**
     * A writer.
     *
     * @return a writer; all are alike
     */
    public static ExtractiveWriter create() {
        return new ExtractiveWriter();
    }

    @Override
    public String name() {
        return "extractive/1";
    }

    @Override
    public Manuscript write(WritingTask task) {
        Article article = task.article();
        Prose prose = Prose.of(article);
        List<Told> ranked = worthTelling(summarizer.rank(prose));
        List<String> hashtags = hashtags(prose);
        List<Draft> drafts = task.platforms().stream()
                .map(platform -> {
                    Draft frame = frame(article, platform, hashtags);
                    return body(article, platform, task.style(), frame, ranked);
                })
                .toList();
        return Manuscript.of(task, drafts);
    }

    /** A sentence as it is told, without its dateline, found out once for all platforms. */
    private record Told(int index, String news, boolean pointsBack) {

        static Told of(RankedSentence sentence) {
            return new Told(sentence.index(), Dateline.strip(sentence.text()), sentence.pointsBack());
        }
    }

    /** Without fragments such as a place on a line of its own, unless there is nothing else. */
    private static List<Told> worthTelling(List<RankedSentence> ranked) {
        List<RankedSentence> whole = ranked.stream()
                .filter(sentence -> Meter.X_WEIGHT.measure(sentence.text()) >= SHORTEST_SENTENCE)
                .toList();
        return (whole.isEmpty() ? ranked : whole).stream().map(Told::of).toList();
    }

    private static List<String> hashtags(Prose prose) {
        return Topics.of(prose, MAX_HASHTAGS).stream()
                .flatMap(topic -> Topics.hashtag(topic).stream())
                .distinct()
                .toList();
    }

    /** Everything around the body. */
    private static Draft frame(Article article, PlatformSpec platform, List<String> hashtags) {
        Editorial editorial = platform.editorial();
        Draft.Builder frame = Draft.builder("");
        if (editorial.headline()) {
            article.title().map(title -> silenced(title, platform)).ifPresent(frame::headline);
        }
        if (editorial.namesSource()) {
            sourceLine(article).map(line -> silenced(line, platform)).ifPresent(frame::sourceLine);
        }
        hashtags.stream().limit(editorial.hashtags()).forEach(frame::hashtag);
        article.canonicalUrl().filter(LinkText::isPostable).ifPresent(frame::link);
        article.images().stream().limit(MAX_IMAGES).map(ExtractiveWriter::image).forEach(frame::image);
        return frame.build();
    }

    private static Optional<String> sourceLine(Article article) {
        String language = article.language().map(Locale::getLanguage).orElse("");
        return article.site().map(site -> SOURCE_WORDS.getOrDefault(language, "Source") + ": " + site);
    }

    private static PostImage image(ArticleImage image) {
        return new PostImage(image.url(), image.alt().isEmpty() ? image.caption() : image.alt());
    }

    private static Draft body(Article article, PlatformSpec platform, Style style, Draft frame, List<Told> ranked) {
        boolean thread = style == Style.THREAD && platform.threads();
        List<Told> chosen = thread
                ? inOrder(ranked.subList(0, Math.min(THREAD_SENTENCES, ranked.size())))
                : chosen(platform, style, frame, ranked);
        Draft.Builder draft = withBody(frame, text(platform, chosen, thread))
                .by(new Authorship.Extractive(chosen.stream().map(Told::index).toList()));
        if (thread) {
            draft.asThread();
        }
        return chosen.isEmpty() ? withoutSentences(article, platform, frame, ranked) : draft.build();
    }

    /** The best sentences that have room together, best first, in the article's order. */
    private static List<Told> chosen(PlatformSpec platform, Style style, Draft frame, List<Told> ranked) {
        int wanted = style == Style.BRIEF ? 1 : platform.editorial().sentences();
        Material.Frame around = Material.Frame.of(platform, frame);
        List<Told> chosen = new ArrayList<>();
        for (Told candidate : ranked.subList(0, Math.min(wanted * 4, ranked.size()))) {
            List<Told> more = inOrder(with(chosen, candidate));
            if (isUnderstood(candidate, chosen) && hasRoom(platform, around.around(text(platform, more, false)))) {
                chosen = more;
            }
            if (chosen.size() == wanted) {
                break;
            }
        }
        return chosen;
    }

    private static List<Told> with(List<Told> chosen, Told candidate) {
        List<Told> more = new ArrayList<>(chosen);
        more.add(candidate);
        return more;
    }

    /** What points back may only follow the sentence it points to. */
    private static boolean isUnderstood(Told candidate, List<Told> chosen) {
        return !candidate.pointsBack()
                || chosen.stream().anyMatch(sentence -> sentence.index() == candidate.index() - 1);
    }

    private static boolean hasRoom(PlatformSpec platform, Material material) {
        String text = material.composition().text();
        return platform.limits().get(0).meter().measure(text)
                        <= platform.editorial().length()
                && platform.accepts(text);
    }

    /** No sentence has room: the headline tells the news whole; without one the fitter cuts the best sentence. */
    private static Draft withoutSentences(Article article, PlatformSpec platform, Draft frame, List<Told> ranked) {
        Authorship headlineOnly = new Authorship.Extractive(List.of());
        if (article.title().isPresent() && frame.headline().isEmpty()) {
            Draft headline =
                    withBody(frame, article.title().get()).by(headlineOnly).build();
            if (ranked.isEmpty() || hasRoom(platform, Material.prepare(platform, headline))) {
                return headline;
            }
        }
        if (ranked.isEmpty()) {
            return frame.toBuilder().by(headlineOnly).build();
        }
        Told best = ranked.get(0);
        return withBody(frame, text(platform, List.of(best), false))
                .by(new Authorship.Extractive(List.of(best.index())))
                .build();
    }

    private static List<Told> inOrder(List<Told> sentences) {
        return sentences.stream().sorted(Comparator.comparingInt(Told::index)).toList();
    }

    private static String text(PlatformSpec platform, List<Told> sentences, boolean thread) {
        boolean spaced = platform.editorial().spaced() && !thread;
        StringBuilder text = new StringBuilder();
        for (Told sentence : sentences) {
            if (text.length() > 0) {
                text.append(spaced ? "\n\n" : SentenceGap.after(text.toString()));
            }
            text.append(sentence.news());
        }
        return silenced(text.toString(), platform);
    }

    /** An article's words must not ring at strangers' doors, so accounts it names are written without their sign. */
    private static String silenced(String text, PlatformSpec platform) {
        if (text.indexOf('@') < 0 && text.indexOf('＠') < 0) {
            return text;
        }
        List<Entity> mentions = platform.syntax().find(text).stream()
                .filter(entity -> entity.type() == Entity.Type.MENTION)
                .toList();
        return mentions.isEmpty() ? text : silenced(Signs.takenOff(text, mentions), platform);
    }

    private static Draft.Builder withBody(Draft frame, String body) {
        return frame.toBuilder().body(body);
    }
}
