package io.newsforge.llm.router;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.Secret;
import io.newsforge.quota.Subject;
import io.newsforge.time.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one call wants other than the router does by itself. Immutable and thread-safe, but for the cancellation in it.
 *
 * <pre>{@code
 * CallOptions options = CallOptions.builder().subject(user).tag("fast").timeout(Duration.ofSeconds(8)).build();
 * Routed answer = router.send(prompt, options);
 * }</pre>
 */
public final class CallOptions {

    private static final CallOptions DEFAULTS = builder().build();

    final @Nullable Deadline deadline;
    final @Nullable Duration timeout;
    final @Nullable Cancellation cancellation;
    final @Nullable Subject subject;
    final Set<String> tags;
    final Set<String> excluded;
    final Map<String, Secret> credentials;
    final @Nullable String stickyKey;
    final @Nullable Strategy strategy;
    final @Nullable Integer maxAttempts;
    final @Nullable Boolean elsewhereAfterRefusal;
    final @Nullable OnCut onCut;
    final @Nullable OnCancel onCancel;
    final @Nullable Duration hedgeAfter;
    final boolean unhedged;

    private CallOptions(Builder from) {
        deadline = from.deadline;
        timeout = from.timeout;
        cancellation = from.cancellation;
        subject = from.subject;
        tags = Set.copyOf(from.tags);
        excluded = Set.copyOf(from.excluded);
        credentials = Map.copyOf(from.credentials);
        stickyKey = from.stickyKey;
        strategy = from.strategy;
        maxAttempts = from.maxAttempts;
        elsewhereAfterRefusal = from.elsewhereAfterRefusal;
        onCut = from.onCut;
        onCancel = from.onCancel;
        hedgeAfter = from.hedgeAfter;
        unhedged = from.unhedged;
    }

    /**
     * Nothing other than what the router does by itself.
     *
     * @return the defaults
     */
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** What was set, without credentials, subject and key. */
    @Override
    public String toString() {
        return "CallOptions[tags=" + tags + ", excluded=" + excluded + ", timeout=" + timeout + "]";
    }

    /** Builds {@link CallOptions}; for one thread at a time, and reusable. */
    public static final class Builder {

        private final Set<String> tags = new LinkedHashSet<>();
        private final Set<String> excluded = new LinkedHashSet<>();
        private final Map<String, Secret> credentials = new LinkedHashMap<>();
        private @Nullable Deadline deadline;
        private @Nullable Duration timeout;
        private @Nullable Cancellation cancellation;
        private @Nullable Subject subject;
        private @Nullable String stickyKey;
        private @Nullable Strategy strategy;
        private @Nullable Integer maxAttempts;
        private @Nullable Boolean elsewhereAfterRefusal;
        private @Nullable OnCut onCut;
        private @Nullable OnCancel onCancel;
        private @Nullable Duration hedgeAfter;
        private boolean unhedged;

        private Builder() {}

        /**
         * Bounds the call, all attempts and waits together, from when it is made.
         *
         * @param longest positive; the router's own bound by default, 30 seconds
         * @return this builder
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder timeout(Duration longest) {
            timeout = Expect.positive("timeout", longest);
            return this;
        }

        /**
         * Bounds the call by a deadline that began before it. With a {@link #timeout} too, the earlier one holds.
         *
         * @param until the deadline, on the router's clock
         * @return this builder
         */
        public Builder deadline(Deadline until) {
            deadline = Objects.requireNonNull(until, "deadline");
            return this;
        }

        /**
         * Lets somebody give the call up.
         *
         * @param how how it is said
         * @return this builder
         */
        public Builder cancellation(Cancellation how) {
            cancellation = Objects.requireNonNull(how, "cancellation");
            return this;
        }

        /**
         * Names whose quota the attempts are reserved from. Without one nothing is reserved.
         *
         * @param who the subject
         * @return this builder
         */
        public Builder subject(Subject who) {
            subject = Objects.requireNonNull(who, "subject");
            return this;
        }

        /**
         * Asks for routes with a tag; of several tags a route must have all.
         *
         * @param tag not blank
         * @return this builder
         */
        public Builder tag(String tag) {
            tags.add(Expect.text("tag", tag));
            return this;
        }

        /**
         * Leaves a route out.
         *
         * @param route its name
         * @return this builder
         */
        public Builder exclude(String route) {
            excluded.add(Expect.text("route", route));
            return this;
        }

        /**
         * Makes the call on accounts of the caller's own, in place of the router's. Then only routes are asked on whose account's name
         * a credential was given, and what goes wrong with it sets nothing aside and paces nobody. The credential goes to every route
         * of that account and to no other, so that it reaches nobody but the vendor it is for. A router refuses a call with a credential
         * for a name that several of its accounts have, as those of two providers of one name.
         *
         * @param account the name of the routes' {@link Account}; without one of their own it is their provider's name, such as
         *     {@code openai}
         * @param credential the credential
         * @return this builder
         * @throws IllegalArgumentException if the name is blank
         */
        public Builder credential(String account, Secret credential) {
            credentials.put(Expect.text("account", account), Objects.requireNonNull(credential, "credential"));
            return this;
        }

        /**
         * Keeps calls of one key on one route, see {@link Strategy#sticky()}.
         *
         * @param key any text, such as a conversation's name
         * @return this builder
         */
        public Builder stickyKey(String key) {
            stickyKey = Objects.requireNonNull(key, "stickyKey");
            return this;
        }

        /**
         * Chooses routes in another way.
         *
         * @param how the strategy
         * @return this builder
         */
        public Builder strategy(Strategy how) {
            strategy = Objects.requireNonNull(how, "strategy");
            return this;
        }

        /**
         * Bounds the attempts on all routes together.
         *
         * @param most 1 to 100
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder maxAttempts(int most) {
            maxAttempts = Expect.between("maxAttempts", most, 1, 100);
            return this;
        }

        /**
         * Goes to another route when a model refuses or a vendor's filter stops the answer.
         *
         * @return this builder
         */
        public Builder elsewhereAfterRefusal() {
            elsewhereAfterRefusal = true;
            return this;
        }

        /**
         * Takes a refusal for the answer.
         *
         * @return this builder
         */
        public Builder stayAfterRefusal() {
            elsewhereAfterRefusal = false;
            return this;
        }

        /**
         * Sets what happens to a stream that breaks off.
         *
         * @param policy what happens
         * @return this builder
         */
        public Builder onCut(OnCut policy) {
            onCut = Objects.requireNonNull(policy, "onCut");
            return this;
        }

        /**
         * Sets what happens to a stream that is closed before its end.
         *
         * @param policy what happens
         * @return this builder
         */
        public Builder onCancel(OnCancel policy) {
            onCancel = Objects.requireNonNull(policy, "onCancel");
            return this;
        }

        /**
         * Sends a second attempt beside a first one that is slow, and takes whichever answers first. It costs a second answer. Not for
         * streams. Needs a router with a timer and an executor.
         *
         * @param delay how long the first attempt has for itself, positive
         * @return this builder
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder hedgeAfter(Duration delay) {
            hedgeAfter = Expect.positive("hedgeAfter", delay);
            unhedged = false;
            return this;
        }

        /**
         * Sends no second attempt, whatever the router does by itself.
         *
         * @return this builder
         */
        public Builder unhedged() {
            hedgeAfter = null;
            unhedged = true;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         */
        public CallOptions build() {
            return new CallOptions(this);
        }
    }
}
