package io.newsforge.llm.router;

/** Why a call got no answer, with the meaning it has over HTTP. */
public enum FailureKind {
    /** The request is wrong, whoever gets it; or the store of quotas will never count it. */
    INVALID_REQUEST(400),
    /** The caller's own quota has no room. */
    BUDGET_SPENT(402),
    /** The quota or money at the providers is spent on every route. */
    PROVIDER_QUOTA_SPENT(402),
    /** Too many calls for now, by the caller's own limits or by those of the providers. */
    RATE_LIMITED(429),
    /** No route has a context window large enough. */
    CONTEXT_TOO_LONG(422),
    /** The model or the vendor's filter declined. */
    REFUSED(422),
    /** What was answered could not be used: cut, or not what the API says. */
    UNUSABLE_ANSWER(502),
    /** No route works now. */
    UNAVAILABLE(503),
    /** The router takes no calls any more. */
    CLOSED(503),
    /** The deadline passed. */
    DEADLINE(504),
    /** The caller gave up; the status is for logs only, since nobody waits for an answer. */
    CANCELLED(499);

    private final int httpStatus;

    FailureKind(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /**
     * The HTTP status it should become.
     *
     * @return 400 to 504
     */
    public int httpStatus() {
        return httpStatus;
    }
}
