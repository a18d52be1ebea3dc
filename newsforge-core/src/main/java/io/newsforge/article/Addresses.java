package io.newsforge.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes absolute web addresses of what pages write. */
final class Addresses {

    private static final int LONGEST = 4096;
    private static final Pattern TRACKING = Pattern.compile(
            "(?:^|(?<=&))(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|yclid|wt_mc|cmpid|ito|_hsenc|_hsmi)=");

    private Addresses() {}

    /** The absolute http or https address, or null when it is none. */
    static @Nullable URI web(String text, @Nullable URI base) {
        URI uri = resolve(text, base);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            return null;
        }
        return uri.getScheme().equalsIgnoreCase("http") || uri.getScheme().equalsIgnoreCase("https") ? uri : null;
    }

    /** The address, absolute when the base is known, or null when it is none. */
    static @Nullable URI resolve(String text, @Nullable URI base) {
        String plain = text.strip().replace(" ", "%20").replace("|", "%7C");
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(plain);
            return base == null || base.isOpaque() ? uri : base.resolve(uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The address without what only counts who came from where. */
    static URI withoutTracking(URI address) {
        String query = address.getRawQuery();
        if (query == null || !TRACKING.matcher(query).find()) {
            return address;
        }
        String kept = Stream.of(query.split("&", -1))
                .filter(pair -> !TRACKING.matcher(pair).lookingAt())
                .collect(Collectors.joining("&"));
        String whole = address.toString();
        int start = whole.indexOf('?');
        String fragment = address.getRawFragment() == null ? "" : "#" + address.getRawFragment();
        return URI.create(whole.substring(0, start) + (kept.isEmpty() ? "" : "?" + kept) + fragment);
    }
}
