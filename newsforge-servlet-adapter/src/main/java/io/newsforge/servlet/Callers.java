package io.newsforge.servlet;

import io.newsforge.quota.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Asks the resolver once a request. */
final class Callers {

    private static final String ATTRIBUTE = Callers.class.getName();
    private static final int LONGEST = 500;

    private final SubjectResolver resolver;

    Callers(SubjectResolver resolver) {
        this.resolver = resolver;
    }

    /** Where requests come from, believing the proxies that the rules believe. */
    ClientAddress addresses() {
        return resolver instanceof SubjectRules rules ? rules.addresses() : new ClientAddress(List.of());
    }

    /** Whether a request shows a credential of the kind that can be guessed. */
    boolean showsKey(HttpServletRequest request) {
        return resolver instanceof SubjectRules rules
                ? rules.showsKey(request)
                : request.getUserPrincipal() == null
                        && !account(subject(request))
                                .equals(account(Subject.key(addresses().of(request))));
    }

    Subject subject(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Subject known) {
            return known;
        }
        Subject subject = resolver.resolve(request);
        request.setAttribute(ATTRIBUTE, subject);
        return subject;
    }

    /**
     * What a subject is remembered by. A name alone is not enough: within another organisation it is another subject. One without an
     * owner keeps its name.
     */
    static String account(Subject subject) {
        boolean plain = subject.owner().isEmpty() && subject.name().length() <= LONGEST;
        return plain ? subject.name() : "owned-" + KeyRing.hash(chain(subject));
    }

    /** With lengths, for a name may hold any sign. */
    private static String chain(Subject subject) {
        String name = subject.name().length() + ":" + subject.name();
        return subject.owner().map(owner -> chain(owner) + name).orElse(name);
    }

    static Problem unknown(UnknownCallerException e) {
        return Problem.of(401, "unknown-caller", OneLine.of(String.valueOf(e.getMessage())))
                .header("WWW-Authenticate", "ApiKey");
    }
}
