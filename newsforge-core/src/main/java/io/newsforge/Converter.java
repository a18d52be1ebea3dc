package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.article.ReadingNote;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Draft;
import io.newsforge.post.Fit;
import io.newsforge.post.Post;
import io.newsforge.post.PostFitter;
import io.newsforge.post.PostWriter;
import io.newsforge.post.WritingTask;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One conversion: read, ask the policy, look in the cache, write, fit. */
final class Converter {

    private static final Logger LOG = LoggerFactory.getLogger(Converter.class);

    private final SourceReader reader;
    private final ConversionPolicy policy;
    private final ConversionCache cache;
    private final PostWriter writer;
    private final PostWriter fallback;
    private final boolean cacheIsOwn;
    private final CacheKeys keys;
    private final PostFitter fitter = PostFitter.create();
    private final ConversionMeters meters;
    private final TimeSource time;

    Converter(
            SourceReader reader,
            ConversionPolicy policy,
            ConversionCache cache,
            boolean cacheIsOwn,
            CacheKeys keys,
            PostWriter writer,
            PostWriter fallback,
            ConversionMeters meters,
            TimeSource time) {
        this.reader = reader;
        this.policy = policy;
        this.cache = cache;
        this.cacheIsOwn = cacheIsOwn;
        this.keys = keys;
        this.writer = writer;
        this.fallback = fallback;
        this.meters = meters;
        this.time = time;
    }

    Conversion convert(Source source, ConversionRequest request, List<PlatformSpec> platforms) {
        long start = time.nanos();
        Conversion made;
        try {
            made = made(source, request, platforms, start);
        } catch (RuntimeException | StackOverflowError e) {
            made = new Conversion.Failed(source.name(), Failures.of(e, source), unwritten(List.of(), start));
        }
        meters.converted(made);
        return made;
    }

    private Conversion made(Source source, ConversionRequest request, List<PlatformSpec> platforms, long start) {
        Article article = reader.read(source);
        Optional<String> refusal = policy.refusal(article, request);
        if (refusal.isPresent()) {
            return new Conversion.Refused(source.name(), refusal.get(), unwritten(article.notes(), start));
        }
        String key = keys.of(article, request, platforms);
        Optional<Conversion> known = found(key, platforms);
        meters.cacheAsked(known.isPresent());
        if (known.isPresent()) {
            return again(known.get(), source, article, start);
        }
        Conversion fresh = written(source, article, request, platforms, start);
        if (isWorthKeeping(fresh)) {
            keep(key, fresh);
        }
        return fresh;
    }

    /** What a host's cache keeps may be from a NewsForge with other rules, so every part is measured again by the rules of this one. */
    private Optional<Conversion> found(String key, List<PlatformSpec> platforms) {
        try {
            return cache.find(key).filter(known -> cacheIsOwn || isValid(known, platforms));
        } catch (RuntimeException e) {
            LOG.warn("The cache failed to find; the conversion goes on without it", e);
            return Optional.empty();
        }
    }

    private static boolean isValid(Conversion known, List<PlatformSpec> platforms) {
        return known.posts().stream()
                .allMatch(post -> platforms.stream()
                        .filter(platform -> platform.id().equals(post.platform()))
                        .anyMatch(platform -> post.parts().stream().allMatch(part -> platform.accepts(part.text()))));
    }

    private void keep(String key, Conversion fresh) {
        try {
            cache.store(key, fresh);
        } catch (RuntimeException e) {
            LOG.warn("The cache failed to store; the conversion is not kept", e);
        }
    }

    private Conversion written(
            Source source, Article article, ConversionRequest request, List<PlatformSpec> platforms, long start) {
        List<Degradation> reasons = new ArrayList<>();
        PostWriter author = writer;
        WritingTask task = new WritingTask(article, platforms, request.style(), language(article, request));
        List<Draft> drafts;
        try {
            drafts = drafts(author, task);
        } catch (RuntimeException e) {
            if (writer == fallback) {
                throw e;
            }
            LOG.warn("Writer {} failed for {}; the extractive writer takes over", writer.name(), source.name(), e);
            reasons.add(new Degradation(
                    Degradation.Kind.WRITER_FAILED,
                    writer.name() + ": " + e.getClass().getSimpleName()));
            author = fallback;
            drafts = drafts(author, task);
        }
        keptLanguage(article, request, drafts).ifPresent(reasons::add);
        List<Post> posts = fitted(platforms, drafts, reasons);
        Why why = new Why(author.name(), article.notes(), false, since(start));
        if (posts.isEmpty()) {
            return new Conversion.Failed(source.name(), nothingToPost(reasons), why);
        }
        return reasons.isEmpty()
                ? new Conversion.Written(source.name(), article, posts, why)
                : new Conversion.Degraded(source.name(), article, posts, reasons, why);
    }

    private static List<Draft> drafts(PostWriter author, WritingTask task) {
        List<Draft> drafts = author.write(task);
        if (drafts.size() != task.platforms().size() || drafts.stream().anyMatch(Objects::isNull)) {
            throw new IllegalStateException(author.name() + ": " + drafts.size() + " drafts (expected: "
                    + task.platforms().size() + ", one a platform and none of them null)");
        }
        return drafts;
    }

    private List<Post> fitted(List<PlatformSpec> platforms, List<Draft> drafts, List<Degradation> reasons) {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < platforms.size(); i++) {
            Fit fit = fitter.fit(platforms.get(i), drafts.get(i));
            if (fit instanceof Fit.Fitted fitted) {
                posts.add(fitted.post());
            } else if (fit instanceof Fit.Unfit unfit) {
                reasons.add(
                        new Degradation(Degradation.Kind.PLATFORM_LEFT_OUT, unfit.platform() + ": " + unfit.reason()));
            }
        }
        return posts;
    }

    /** The language asked for, else the article's own, else the one that means none is known. */
    private static Locale language(Article article, ConversionRequest request) {
        return request.language().or(article::language).orElse(Locale.ROOT);
    }

    private static Optional<Degradation> keptLanguage(Article article, ConversionRequest request, List<Draft> drafts) {
        if (request.language().isEmpty()) {
            return Optional.empty();
        }
        Locale wanted = request.language().get();
        boolean kept = drafts.stream()
                .map(draft -> draft.language().or(article::language).map(Locale::getLanguage))
                .anyMatch(written -> !written.equals(Optional.of(wanted.getLanguage())));
        return kept
                ? Optional.of(new Degradation(
                        Degradation.Kind.LANGUAGE_KEPT,
                        "wanted " + wanted.toLanguageTag() + ", the article is in "
                                + article.language().map(Locale::toLanguageTag).orElse("an unknown language")))
                : Optional.empty();
    }

    private static Failure nothingToPost(List<Degradation> reasons) {
        String details = reasons.stream().map(Degradation::detail).collect(Collectors.joining("; "));
        return new Failure(Failure.Kind.NOTHING_TO_POST, "posts: none (" + details + ")");
    }

    private Conversion again(Conversion known, Source source, Article article, long start) {
        Why why = new Why(known.why().writer(), article.notes(), true, since(start));
        if (known instanceof Conversion.Degraded degraded) {
            return new Conversion.Degraded(source.name(), article, degraded.posts(), degraded.reasons(), why);
        }
        return new Conversion.Written(source.name(), article, known.posts(), why);
    }

    /** What another try would do better is not worth keeping. */
    private static boolean isWorthKeeping(Conversion fresh) {
        return fresh instanceof Conversion.Written
                || (fresh instanceof Conversion.Degraded degraded
                        && degraded.reasons().stream()
                                .noneMatch(reason -> reason.kind() == Degradation.Kind.WRITER_FAILED));
    }

    private Why unwritten(List<ReadingNote> notes, long start) {
        return new Why("none", notes, false, since(start));
    }

    private Duration since(long start) {
        return Duration.ofNanos(time.nanos() - start);
    }
}
