package io.newsforge.ground;

import java.util.Objects;

/**
 * Something a draft says and its article does not. Immutable.
 *
 * @param kind what it is
 * @param quote the words of the draft; kept out of {@link #toString()} and so out of logs
 */
public record Finding(Kind kind, String quote) {

    /** What is not found; more kinds may come with finer gates. */
    public enum Kind {
        /** A number, a percentage, a date or a time in digits. */
        NUMBER,
        /** Words within quotation marks. */
        QUOTATION,
        /** A web address, a domain or an e-mail address. */
        LINK,
        /** A mention of an account. */
        MENTION
    }

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(quote, "quote");
    }

    @Override
    public String toString() {
        return "Finding[" + kind + ", " + quote.length() + " UTF-16 units]";
    }
}
