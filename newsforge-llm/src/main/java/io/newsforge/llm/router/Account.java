package io.newsforge.llm.router;

import io.newsforge.expect.Expect;
import io.newsforge.pacing.Pacer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account at a provider, whose limits all its routes share: they are paced together, and set aside together when its money is
 * spent or its credential is refused. Immutable and thread-safe, as a {@link Pacer} is; two routers may share an account, and with
 * it the pace, but each finds out for itself what has to be set aside. An account is at one vendor: a credential that a call brings
 * for it goes to all its routes.
 *
 * <pre>{@code
 * Account acme = Account.of("acme").paced(Pacer.builder().requestsPerMinute(500).tokensPerMinute(200_000).build());
 * }</pre>
 */
public final class Account {

    private final String name;
    private final @Nullable Pacer pacer;

    private Account(String name, @Nullable Pacer pacer) {
        this.name = Expect.text("name", name);
        this.pacer = pacer;
    }

    /**
     * An account without a pace.
     *
     * @param name what it is called in snapshots and by {@link CallOptions.Builder#credential credentials} of calls, which need it to be unique
     *     within a router; not blank; never the credential
     * @return the account
     */
    public static Account of(String name) {
        return new Account(name, null);
    }

    /**
     * This account with a pace of its own.
     *
     * @param pacer asked before each attempt, and told what the provider says about its limits
     * @return the account
     */
    public Account paced(Pacer pacer) {
        return new Account(name, Objects.requireNonNull(pacer, "pacer"));
    }

    /**
     * What it is called.
     *
     * @return the name, not blank
     */
    public String name() {
        return name;
    }

    /**
     * Its pace.
     *
     * @return empty if it has none
     */
    public Optional<Pacer> pacer() {
        return Optional.ofNullable(pacer);
    }

    @Override
    public String toString() {
        return "Account[" + name + (pacer == null ? "]" : ", paced]");
    }
}
