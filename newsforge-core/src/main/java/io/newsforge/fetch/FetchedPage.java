package io.newsforge.fetch;

import java.net.URI;
import java.util.Optional;

/**
 * A page as a server sent it: the decoded bytes, and what the reply said about them. Nothing has been read from the bytes yet.
 * Immutable.
 *
 * <p>{@link #toString()} names the page by address without query and by size, so that logs hold neither text nor tokens.
 */
public final class FetchedPage implements Fetched {

    private final URI address;
    private final byte[] body;
    private final ContentType contentType;
    private final Validators validators;

    /** Takes the array over: nobody else may hold it. */
    FetchedPage(URI address, byte[] body, ContentType contentType, Validators validators) {
        this.address = address;
        this.body = body;
        this.contentType = contentType;
        this.validators = validators;
    }

    @Override
    public URI address() {
        return address;
    }

    /**
     * The bytes of the page, with gzip or deflate undone.
     *
     * @return a new copy at each call; it may be empty
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The size of {@link #body()}.
     *
     * @return bytes, 0 or more
     */
    public int size() {
        return body.length;
    }

    /**
     * The media type of {@code Content-Type}, without parameters.
     *
     * @return lower case, such as {@code text/html}; empty when the server gave none that can be read
     */
    public Optional<String> mediaType() {
        return contentType.mediaType();
    }

    /**
     * The character set {@code Content-Type} declares. The page itself may declare another, and either may be wrong.
     *
     * @return the name as the server wrote it, perhaps of no character set this machine knows; empty when it declares none
     */
    public Optional<String> charset() {
        return contentType.charset();
    }

    @Override
    public Validators validators() {
        return validators;
    }

    @Override
    public String toString() {
        return "FetchedPage[" + WebAddress.shown(address) + ", " + body.length + " bytes]";
    }
}
