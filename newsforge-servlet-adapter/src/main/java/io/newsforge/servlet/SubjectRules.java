package io.newsforge.servlet;

import io.newsforge.expect.Expect;
import io.newsforge.quota.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The usual way to find a subject: the API key of a header, else the container's principal, else the address as last resort.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * SubjectResolver subjects = SubjectResolver.rules()
 *         .apiKey(SubjectRules.hash(System.getenv("ACME_KEY")), Subject.key("acme-1").on("team"))
 *         .plan("free")                              // for principals and addresses
 *         .trustedProxy("10.0.0.0/8")                // X-Forwarded-For counts when it comes from there
 *         .build();
 * }</pre>
 *
 * <p>Keys are known by their SHA-256 alone; what is shown is hashed and held against every known hash in constant time. An IPv6
 * address stands for its /64, since that is what one subscriber has. {@code X-Forwarded-For} is not looked at unless the
 * connection comes from a trusted proxy; then the last address that is no trusted proxy counts.
 */
public final class SubjectRules implements SubjectResolver {

    private static final int LONGEST_NAME = 200;

    private final String keyHeader;
    private final KeyRing keys;
    private final @Nullable String plan;
    private final ClientAddress addresses;

    private SubjectRules(Builder from) {
        keyHeader = from.keyHeader;
        keys = new KeyRing(from.keys);
        plan = from.plan;
        addresses = new ClientAddress(from.proxies.stream().map(Block::parse).toList());
    }

    /**
     * The form in which keys are known.
     *
     * @param key the secret
     * @return its SHA-256 in 64 hexadecimal digits
     */
    public static String hash(String key) {
        return KeyRing.hash(key);
    }

    /** How addresses are read, which proxies are believed included. */
    ClientAddress addresses() {
        return addresses;
    }

    /** Whether a request shows a key, right or wrong; who is signed in may show one as well. */
    boolean showsKey(HttpServletRequest request) {
        return request.getHeader(keyHeader) != null;
    }

    @Override
    public Subject resolve(HttpServletRequest request) {
        String shown = request.getHeader(keyHeader);
        if (shown != null) {
            Subject known = keys.find(shown);
            if (known == null) {
                throw new UnknownCallerException(keyHeader + ": unknown (expected: a key that was given out)");
            }
            return known;
        }
        Principal principal = request.getUserPrincipal();
        return principal != null && !principal.getName().isBlank() ? user(principal.getName()) : address(request);
    }

    private Subject user(String name) {
        return planned(Subject.user(name.length() > LONGEST_NAME ? KeyRing.hash(name) : name));
    }

    private Subject address(HttpServletRequest request) {
        return planned(Subject.key(addresses.of(request)));
    }

    private Subject planned(Subject subject) {
        return plan == null ? subject : subject.on(plan);
    }

    /** Builds {@link SubjectRules}. Not thread-safe; shares nothing with what it built. */
    public static final class Builder {

        private String keyHeader = "X-API-Key";
        private final Map<String, Subject> keys = new LinkedHashMap<>();
        private final List<String> proxies = new ArrayList<>();
        private @Nullable String plan;

        Builder() {}

        /**
         * The header that shows a key; {@code X-API-Key} by default.
         *
         * @param name the header's name
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder keyHeader(String name) {
            keyHeader = Expect.text("keyHeader", name);
            return this;
        }

        /**
         * Makes a key known.
         *
         * @param hash see {@link SubjectRules#hash}; never the secret itself
         * @param subject whom it belongs to
         * @return this builder
         * @throws IllegalArgumentException if it is no SHA-256 in hexadecimal digits; the message does not show it
         */
        public Builder apiKey(String hash, Subject subject) {
            KeyRing.expectHash(hash);
            keys.put(hash, Objects.requireNonNull(subject, "subject"));
            return this;
        }

        /**
         * The plan of principals and addresses; none by default, so that only rate limits count them.
         *
         * @param name the plan's name
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder plan(String name) {
            plan = Expect.text("plan", name);
            return this;
        }

        /**
         * Trusts the {@code X-Forwarded-For} of connections from a block of addresses. Repeatable.
         *
         * @param block an address, or a block such as {@code 10.0.0.0/8} or {@code fd00::/8}
         * @return this builder
         * @throws IllegalArgumentException if it is none
         */
        public Builder trustedProxy(String block) {
            Block.parse(block);
            proxies.add(block);
            return this;
        }

        /**
         * Builds the rules.
         *
         * @return the resolver
         */
        public SubjectRules build() {
            return new SubjectRules(this);
        }
    }
}
