package io.newsforge.fetch;

import java.net.URI;
import java.util.Objects;

/** What came of asking for a page with {@link Validators}: the page, or the word that it has not changed. */
public sealed interface Fetched permits FetchedPage, Fetched.NotModified {

    /**
     * Where the reply came from.
     *
     * @return the absolute address after all redirects, in ASCII and without a fragment
     */
    URI address();

    /**
     * What to ask with the next time.
     *
     * @return the validators of the version the server has now; empty when it gave none
     */
    Validators validators();

    /**
     * The server has no other version than the one asked with (status 304). Immutable.
     *
     * @param address where the reply came from, after all redirects
     * @param validators those asked with, brought up to date by the reply
     */
    record NotModified(URI address, Validators validators) implements Fetched {

        public NotModified {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(validators, "validators");
        }
    }
}
