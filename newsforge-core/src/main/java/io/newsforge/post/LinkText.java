package io.newsforge.post;

import io.newsforge.platform.Markup;
import java.net.IDN;
import java.net.URI;

/**
 * A link as it is written into a post: plain ASCII, since several platforms end a link at the first other character, and without
 * characters that the platform's markup would need to escape.
 */
record LinkText(String text) {

    private static final String RESERVED_IN_LITTLE_TEXT = "\\|{}@[]()<>*_~";

    static LinkText of(URI link, Markup markup) {
        String ascii = withAsciiHost(link).toASCIIString();
        return new LinkText(markup == Markup.LINKEDIN_LITTLE_TEXT ? withoutReserved(ascii) : ascii);
    }

    /** A host in other letters is kept by {@link URI} as a bare authority; its name in the DNS is the ASCII form. */
    private static URI withAsciiHost(URI link) {
        String authority = link.getRawAuthority();
        if (link.getHost() != null || authority == null) {
            return link;
        }
        try {
            return URI.create(link.toString().replace(authority, IDN.toASCII(authority)));
        } catch (IllegalArgumentException e) {
            return link; // not a name IDN knows; the link stays as it was given
        }
    }

    /** Percent-encodes behind the host; RFC 3986 section 2.4 makes both forms name the same thing. */
    private static String withoutReserved(String ascii) {
        int path = ascii.indexOf('/', ascii.indexOf("//") + 2);
        if (path < 0) {
            return ascii;
        }
        StringBuilder encoded = new StringBuilder(ascii.substring(0, path));
        for (char c : ascii.substring(path).toCharArray()) {
            if (RESERVED_IN_LITTLE_TEXT.indexOf(c) >= 0) {
                encoded.append(String.format("%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }
}
