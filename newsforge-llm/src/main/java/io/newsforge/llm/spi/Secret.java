package io.newsforge.llm.spi;

import io.newsforge.expect.Expect;

/** A credential that does not show itself: not in a log, not in an exception, not in a debugger's list. Immutable. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a credential.
     *
     * @param value the credential, not blank, of characters a header may have
     * @return the secret
     * @throws IllegalArgumentException if it is blank or would break a header; the message does not show it
     */
    public static Secret of(String value) {
        Expect.between("secret's length", value.strip().length(), 1, 16_384);
        if (value.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw new IllegalArgumentException("secret: (hidden) (expected: visible ASCII characters only)");
        }
        return new Secret(value);
    }

    /**
     * The credential itself, to be written into a request and nowhere else.
     *
     * @return the credential
     */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
