package io.newsforge.servlet;

import io.newsforge.quota.Subject;
import jakarta.servlet.http.HttpServletRequest;

/** Says on whose account a request is. Implementations are thread-safe and quick, for each request asks. */
@FunctionalInterface
public interface SubjectResolver {

    /**
     * Finds the subject that rate limits and quotas are counted for.
     *
     * @param request the request; only to be read
     * @return the subject, with its plan where quotas are kept
     * @throws UnknownCallerException if the request shows credentials that nobody has; it is answered with 401 and counted against
     *     the address it came from
     */
    Subject resolve(HttpServletRequest request);

    /**
     * Begins the usual rules: an API key if one is shown, else the container's principal, else the address.
     *
     * @return a builder that knows no key and trusts no proxy
     */
    static SubjectRules.Builder rules() {
        return new SubjectRules.Builder();
    }
}
