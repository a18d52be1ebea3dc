package io.newsforge;

import io.newsforge.article.ArticleUnreadableException;
import io.newsforge.fetch.FetchException;
import io.newsforge.post.WritingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the parts throw into the one family of failures. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Failure of(Throwable thrown, Source source) {
        if (thrown instanceof ArticleUnreadableException unreadable) {
            return new Failure(Failure.Kind.ARTICLE_UNREADABLE, messageOf(unreadable));
        }
        if (thrown instanceof FetchException fetch) {
            return new Failure(kindOf(fetch), messageOf(fetch));
        }
        if (thrown instanceof SourceMissingException missing) {
            return new Failure(Failure.Kind.SOURCE_MISSING, messageOf(missing));
        }
        if (thrown instanceof GivenUp) {
            return new Failure(Failure.Kind.CANCELLED, messageOf(thrown));
        }
        LOG.error("Conversion of {} failed in a way nobody expected", source.name(), thrown);
        return new Failure(
                Failure.Kind.INTERNAL, thrown.getClass().getName() + " (expected: none; the log has its stack trace)");
    }

    static Failure of(WritingFailure failure, String platformOrWriter) {
        return new Failure(
                kindOf(failure.kind()), platformOrWriter + ": " + failure.detail(), failure.retryAfterOrNull());
    }

    private static Failure.Kind kindOf(WritingFailure.Kind kind) {
        return switch (kind) {
            case BUDGET_SPENT -> Failure.Kind.BUDGET_SPENT;
            case RATE_LIMITED -> Failure.Kind.RATE_LIMITED;
            case UNAVAILABLE -> Failure.Kind.WRITER_UNAVAILABLE;
            case DEADLINE -> Failure.Kind.DEADLINE;
            case TOO_LONG -> Failure.Kind.ARTICLE_TOO_LONG;
            case DECLINED -> Failure.Kind.WRITER_DECLINED;
            case MALFORMED -> Failure.Kind.MALFORMED_WRITING;
            case CANCELLED -> Failure.Kind.CANCELLED;
            case INTERNAL -> Failure.Kind.INTERNAL;
        };
    }

    private static String messageOf(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static Failure.Kind kindOf(FetchException fetch) {
        return switch (fetch.reason()) {
            case MALFORMED_URL, SCHEME_REFUSED, USER_INFO_REFUSED, PORT_REFUSED, ADDRESS_REFUSED ->
                Failure.Kind.SOURCE_REFUSED;
            case TIMEOUT -> Failure.Kind.DEADLINE;
            case CANCELLED -> Failure.Kind.CANCELLED;
            case NOT_TEXT, TOO_LARGE -> Failure.Kind.ARTICLE_UNREADABLE;
            default -> Failure.Kind.SOURCE_UNREACHABLE;
        };
    }
}
