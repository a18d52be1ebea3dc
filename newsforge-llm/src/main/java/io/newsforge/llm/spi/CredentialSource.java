package io.newsforge.llm.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a provider gets its credential. It is asked for every call, so that a key can be changed without a restart. Thread-safe,
 * and quick: it is asked on the calling thread.
 */
@FunctionalInterface
public interface CredentialSource {

    /**
     * The credential to use now. If this throws, the call fails with {@link ErrorKind#AUTHENTICATION} and nothing is sent.
     *
     * @return the credential; empty for a server that wants none
     */
    Optional<Secret> credential();

    /**
     * Always the same credential.
     *
     * @param key the credential
     * @return the source
     * @throws IllegalArgumentException if it is blank or would break a header
     */
    static CredentialSource of(String key) {
        Optional<Secret> secret = Optional.of(Secret.of(Objects.requireNonNull(key, "key")));
        return () -> secret;
    }

    /**
     * No credential, for servers that want none.
     *
     * @return the source
     */
    static CredentialSource none() {
        return Optional::empty;
    }
}
