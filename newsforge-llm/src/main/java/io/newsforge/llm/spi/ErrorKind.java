package io.newsforge.llm.spi;

import io.newsforge.breaker.Outcome;

/**
 * What went wrong with an exchange, and what follows from it: the one table from error to action.
 *
 * <p>Its columns: whether the {@linkplain #retriable() same route} may be tried again, whether {@linkplain #elsewhere() another
 * route} may help, what the route's {@linkplain #breaker() breaker} is told, and what is {@linkplain #setsAside() set aside} for a
 * while.
 */
public enum ErrorKind {
    /** The request is wrong, whoever gets it. */
    INVALID_REQUEST(false, Elsewhere.NO, Outcome.IGNORED, SetsAside.NOTHING),
    /** The credential is missing or wrong. */
    AUTHENTICATION(false, Elsewhere.YES, Outcome.IGNORED, SetsAside.ACCOUNT),
    /** The account may not use this model, or not from here. */
    PERMISSION(false, Elsewhere.YES, Outcome.IGNORED, SetsAside.ROUTE),
    /** There is no such model, or no such address. */
    MODEL_NOT_FOUND(false, Elsewhere.YES, Outcome.IGNORED, SetsAside.ROUTE),
    /** The prompt does not fit into the context window. */
    CONTEXT_TOO_LONG(false, Elsewhere.LARGER_WINDOW, Outcome.IGNORED, SetsAside.NOTHING),
    /** The body has more bytes, or the request more tokens, than this account may ever send at once. */
    REQUEST_TOO_LARGE(false, Elsewhere.YES, Outcome.IGNORED, SetsAside.NOTHING),
    /** Too many requests or tokens for now. */
    RATE_LIMITED(true, Elsewhere.YES, Outcome.IGNORED, SetsAside.NOTHING),
    /** The account's money or quota is spent: waiting does not help. */
    QUOTA_SPENT(false, Elsewhere.YES, Outcome.IGNORED, SetsAside.ACCOUNT),
    /** The provider has more work than it can do, whoever asks. */
    OVERLOADED(true, Elsewhere.YES, Outcome.FAILURE, SetsAside.NOTHING),
    /** The provider failed. */
    PROVIDER_FAILED(true, Elsewhere.YES, Outcome.FAILURE, SetsAside.NOTHING),
    /** No connection could be made. */
    UNREACHABLE(true, Elsewhere.YES, Outcome.FAILURE, SetsAside.NOTHING),
    /** The provider took longer than this attempt may. */
    TIMEOUT(true, Elsewhere.YES, Outcome.FAILURE, SetsAside.NOTHING),
    /** The connection broke, or the answer stopped without its end mark. */
    CUT(true, Elsewhere.YES, Outcome.FAILURE, SetsAside.NOTHING),
    /** The answer is not what the API says: not JSON, of another shape, too large, empty. */
    MALFORMED(true, Elsewhere.YES, Outcome.FAILURE, SetsAside.NOTHING),
    /** The answer to a prompt with a schema was cut by the prompt's own limit. */
    TRUNCATED(false, Elsewhere.YES, Outcome.SUCCESS, SetsAside.NOTHING),
    /** The model declines to answer. */
    REFUSED(false, Elsewhere.BY_POLICY, Outcome.SUCCESS, SetsAside.NOTHING),
    /** The vendor's filter stopped the prompt or the answer. */
    CONTENT_FILTERED(false, Elsewhere.BY_POLICY, Outcome.SUCCESS, SetsAside.NOTHING),
    /** The caller's deadline passed: says nothing about the provider. */
    DEADLINE(false, Elsewhere.NO, Outcome.IGNORED, SetsAside.NOTHING),
    /** The caller gave up. */
    CANCELLED(false, Elsewhere.NO, Outcome.IGNORED, SetsAside.NOTHING);

    /** Whether another route may help. */
    public enum Elsewhere {
        /** It fails everywhere. */
        NO,
        /** It may. */
        YES,
        /** One with a larger context window may. */
        LARGER_WINDOW,
        /** It may, if the host wants that. */
        BY_POLICY
    }

    /** What cannot work for a while. */
    public enum SetsAside {
        /** Nothing. */
        NOTHING,
        /** This route. */
        ROUTE,
        /** All routes of the account. */
        ACCOUNT
    }

    private final boolean retriable;
    private final Elsewhere elsewhere;
    private final Outcome breaker;
    private final SetsAside setsAside;

    ErrorKind(boolean retriable, Elsewhere elsewhere, Outcome breaker, SetsAside setsAside) {
        this.retriable = retriable;
        this.elsewhere = elsewhere;
        this.breaker = breaker;
        this.setsAside = setsAside;
    }

    /**
     * Whether the same route may be tried again, after what the provider asked for or a backoff.
     *
     * @return whether trying again can help
     */
    public boolean retriable() {
        return retriable;
    }

    /**
     * Whether another route may help.
     *
     * @return which
     */
    public Elsewhere elsewhere() {
        return elsewhere;
    }

    /**
     * What the route's breaker is told.
     *
     * @return the outcome
     */
    public Outcome breaker() {
        return breaker;
    }

    /**
     * What is set aside for a while, unless the call came with a credential of its own.
     *
     * @return what
     */
    public SetsAside setsAside() {
        return setsAside;
    }
}
