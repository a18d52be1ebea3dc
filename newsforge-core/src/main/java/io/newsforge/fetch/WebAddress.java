package io.newsforge.fetch;

import io.newsforge.fetch.FetchException.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An http or https address, taken apart once: what is checked, connected to and sent are the same parts.
 *
 * @param uri the whole in ASCII, with a path and without a fragment
 * @param scheme {@code http} or {@code https}
 * @param host a plain name, or an IP address without brackets
 * @param port 1 to 65535
 * @param target path and query, as they go on the wire
 */
record WebAddress(URI uri, String scheme, String host, int port, String target) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    static final int LAST_PORT = 65535;

    /** The parts of host:port. */
    private record Authority(String host, boolean bracketed, String port) {}

    static WebAddress of(URI uri) {
        String scheme = scheme(uri);
        Authority authority = authority(uri);
        String host = host(uri, authority);
        int standardPort = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        int port = authority.port().isEmpty() ? standardPort : port(uri, authority.port());
        String target = target(uri);
        String origin = scheme + "://" + (authority.bracketed() ? "[" + host + "]" : host);
        String whole = origin + (port == standardPort ? "" : ":" + port) + target;
        return new WebAddress(URI.create(whole), scheme, host, port, target);
    }

    private static String scheme(URI uri) {
        if (uri.getScheme() == null) {
            throw malformed(uri, "no scheme (expected: an absolute http or https address)");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw FetchException.of(Reason.SCHEME_REFUSED, uri, "scheme " + scheme + " (expected: http or https)");
        }
        return scheme;
    }

    private static Authority authority(URI uri) {
        String raw = uri.getRawAuthority();
        if (raw == null) {
            throw malformed(uri, "no host (expected: an absolute http or https address)");
        }
        if (raw.indexOf('@') >= 0) {
            throw FetchException.of(Reason.USER_INFO_REFUSED, uri, "user-info in the address (expected: none)");
        }
        int bracket = raw.lastIndexOf(']');
        int colon = raw.indexOf(':', bracket + 1);
        String port = colon < 0 ? "" : raw.substring(colon + 1);
        String host = colon < 0 ? raw : raw.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Authority(bracketed ? host.substring(1, host.length() - 1) : host, bracketed, port);
    }

    private static String host(URI uri, Authority authority) {
        String host = authority.host();
        Optional<String> plain = authority.bracketed()
                ? Optional.of(host)
                        .filter(text ->
                                text.indexOf(':') >= 0 && IpLiteral.parse(text).isPresent())
                : HostName.plain(host);
        return plain.orElseThrow(() -> malformed(
                uri, "host " + host + " (expected: a name, four decimal numbers, or IPv6 in brackets without a zone)"));
    }

    private static int port(URI uri, String digits) {
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > LAST_PORT) {
            throw malformed(uri, "port " + digits + " (expected: 1 to " + LAST_PORT + ")");
        }
        return port;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return URI.create("http://ascii" + target).toASCIIString().substring("http://ascii".length());
    }

    /** The IP address the host is written as; empty when it is a name. */
    Optional<InetAddress> literal() {
        return IpLiteral.parse(host);
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** Where a Location header leads from here. */
    WebAddress redirectedTo(String location) {
        try {
            URI reference = Location.parse(location);
            return of(reference.toString().startsWith("?") ? withQuery(reference.toString()) : uri.resolve(reference));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw FetchException.of(
                    Reason.MALFORMED_REPLY, uri, "a redirect without a readable Location (expected: an address)", e);
        }
    }

    /** RFC 3986 keeps the path when only a query is given; {@link URI#resolve} does not. */
    private URI withQuery(String query) {
        String whole = uri.toString();
        int end = whole.indexOf('?');
        return URI.create((end < 0 ? whole : whole.substring(0, end)) + query);
    }

    private static FetchException malformed(URI uri, String found) {
        return FetchException.of(Reason.MALFORMED_URL, uri, found);
    }

    /** What of an address may be shown: no user-info, query or fragment, and of a foreign scheme nothing but its name. */
    static URI shown(URI uri) {
        if (uri.isOpaque()) {
            return URI.create(uri.getScheme() + ":...");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ":";
        String authority = uri.getRawAuthority();
        String place = authority == null ? "" : "//" + authority.substring(authority.lastIndexOf('@') + 1);
        return URI.create(scheme + place + uri.getRawPath());
    }
}
