package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.article.ReadingNote;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Draft;
import io.newsforge.post.Fit;
import io.newsforge.post.Post;
import io.newsforge.post.PostFitter;
import io.newsforge.post.WritingTask;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One conversion: read, ask the policy, look in the cache, reserve, write, fit. */
final class Converter {

    private final SourceReader reader;
    private final ConversionPolicy policy;
    private final KeptConversions kept;
    private final CacheKeys keys;
    private final ConversionQuota quota;
    private final Drafting drafting;
    private final Duration patience;
    private final PostFitter fitter;
    private final ConversionMeters meters;
    private final TimeSource time;

    Converter(
            SourceReader reader,
            ConversionPolicy policy,
            KeptConversions kept,
            CacheKeys keys,
            ConversionQuota quota,
            Drafting drafting,
            PostFitter fitter,
            Duration patience,
            ConversionMeters meters,
            TimeSource time) {
        this.reader = reader;
        this.policy = policy;
        this.kept = kept;
        this.keys = keys;
        this.quota = quota;
        this.drafting = drafting;
        this.fitter = fitter;
        this.patience = patience;
        this.meters = meters;
        this.time = time;
    }

    /** What one conversion is about. */
    private record Job(
            Source source, ConversionRequest request, List<PlatformSpec> platforms, long start, Deadline deadline) {}

    Conversion convert(Source source, ConversionRequest request, List<PlatformSpec> platforms) {
        Job job = new Job(source, request, platforms, time.nanos(), Deadline.after(patience, time));
        Conversion made;
        try {
            made = made(job);
        } catch (RuntimeException | StackOverflowError e) {
            made = new Conversion.Failed(source.name(), Failures.of(e, source), unwritten(List.of(), job));
        }
        meters.converted(made);
        return made;
    }

    private Conversion made(Job job) {
        GivenUp.check();
        Article article = reader.read(job.source());
        GivenUp.check();
        Optional<String> refusal = policy.refusal(article, job.request());
        if (refusal.isPresent()) {
            return refused(new Refusal.ByPolicy(refusal.get()), article, job);
        }
        String key = keys.of(article, job.request(), job.platforms());
        Optional<Conversion> known = kept.find(key, job.platforms());
        meters.cacheAsked(known.isPresent());
        if (known.isPresent()) {
            return again(known.get(), article, job);
        }
        return quota.within(
                job.request().subject(), () -> fresh(key, article, job), refusing -> refused(refusing, article, job));
    }

    private Conversion.Refused refused(Refusal refusal, Article article, Job job) {
        return new Conversion.Refused(job.source().name(), refusal, unwritten(article.notes(), job));
    }

    private Conversion fresh(String key, Article article, Job job) {
        Drafting.Drafted drafted = drafting.draft(task(article, job));
        GivenUp.check();
        Conversion fresh = written(article, drafted, job);
        if (!fresh.posts().isEmpty() && drafted.missing().isEmpty()) {
            kept.keep(key, fresh); // what another try would do better is not worth keeping
        }
        return fresh;
    }

    private Conversion written(Article article, Drafting.Drafted drafted, Job job) {
        List<Degradation> reasons = drafted.degradations();
        keptLanguage(article, job.request(), drafted.drafts().values()).ifPresent(reasons::add);
        List<Post> posts = fitted(article, job.platforms(), drafted.drafts(), reasons);
        Why why = new Why(
                drafted.writer(), article.notes(), drafted.steps(), drafted.verdicts(), false, since(job.start()));
        String source = job.source().name();
        if (posts.isEmpty()) {
            return new Conversion.Failed(source, nothingToPost(drafted, reasons), why);
        }
        return reasons.isEmpty()
                ? new Conversion.Written(source, article, posts, why)
                : new Conversion.Degraded(source, article, posts, reasons, why);
    }

    /** In the language asked for, else the article's own, else the one that means none is known. */
    private static WritingTask task(Article article, Job job) {
        ConversionRequest request = job.request();
        WritingTask.Builder task = WritingTask.builder(article, job.platforms())
                .style(request.style())
                .language(request.language().or(article::language).orElse(Locale.ROOT))
                .deadline(job.deadline());
        request.subject().ifPresent(task::subject);
        return task.build();
    }

    private List<Post> fitted(
            Article article, List<PlatformSpec> platforms, Map<String, Draft> drafts, List<Degradation> reasons) {
        List<Post> posts = new ArrayList<>();
        for (PlatformSpec platform : platforms) {
            Draft draft = drafts.get(platform.id());
            if (draft == null) {
                continue;
            }
            Fit fit = fitter.fit(
                    platform, draft.withEmojiAtMost(platform.editorial().emoji()), article);
            if (fit instanceof Fit.Fitted fitted) {
                posts.add(fitted.post());
            } else if (fit instanceof Fit.Unfit unfit) {
                reasons.add(
                        new Degradation(Degradation.Kind.PLATFORM_LEFT_OUT, unfit.platform() + ": " + unfit.reason()));
            }
        }
        return posts;
    }

    private static Optional<Degradation> keptLanguage(
            Article article, ConversionRequest request, Collection<Draft> drafts) {
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

    /** Without a fallback the writer's own failure tells more than that nothing is there. */
    private static Failure nothingToPost(Drafting.Drafted drafted, List<Degradation> reasons) {
        if (!drafted.missing().isEmpty() && !drafted.replaced()) {
            return drafted.missing().get(0).failure();
        }
        String details = reasons.stream().map(Degradation::detail).collect(Collectors.joining("; "));
        return new Failure(Failure.Kind.NOTHING_TO_POST, "posts: none (" + details + ")");
    }

    private Conversion again(Conversion known, Article article, Job job) {
        String source = job.source().name();
        Why why = new Why(
                known.why().writer(), article.notes(), List.of(), known.why().verdicts(), true, since(job.start()));
        if (known instanceof Conversion.Degraded degraded) {
            return new Conversion.Degraded(source, article, degraded.posts(), degraded.reasons(), why);
        }
        return new Conversion.Written(source, article, known.posts(), why);
    }

    private Why unwritten(List<ReadingNote> notes, Job job) {
        return new Why("none", notes, List.of(), List.of(), false, since(job.start()));
    }

    private Duration since(long start) {
        return Duration.ofNanos(time.nanos() - start);
    }
}
