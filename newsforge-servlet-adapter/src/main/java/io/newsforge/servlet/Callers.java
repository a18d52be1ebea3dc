package io.newsforge.servlet;

import io.newsforge.quota.Subject;
import jakarta.servlet.http.HttpServletRequest;

/** Asks the resolver once a request. */
final class Callers {

    private static final String ATTRIBUTE = Callers.class.getName();

    private final SubjectResolver resolver;

    Callers(SubjectResolver resolver) {
        this.resolver = resolver;
    }

    Subject subject(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Subject known) {
            return known;
        }
        Subject subject = resolver.resolve(request);
        request.setAttribute(ATTRIBUTE, subject);
        return subject;
    }

    static Problem unknown(UnknownCallerException e) {
        return Problem.of(401, "unknown-caller", OneLine.of(String.valueOf(e.getMessage())))
                .header("WWW-Authenticate", "ApiKey");
    }
}
