package io.newsforge.fetch;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@code Content-Type}, read leniently: what cannot be read counts as not given. Immutable. */
final class ContentType {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]{1,100}/[\\w!#$&^.+-]{1,100}");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([\\w:.+-]{1,100})", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TEXT_APPLICATIONS = Set.of(
            "application/xml",
            "application/json",
            "application/xhtml",
            "application/javascript",
            "application/x-ndjson");

    private final @Nullable String mediaType;
    private final @Nullable String charset;

    private ContentType(@Nullable String mediaType, @Nullable String charset) {
        this.mediaType = mediaType;
        this.charset = charset;
    }

    static ContentType parse(String header) {
        int end = header.indexOf(';');
        String essence = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(header);
        return new ContentType(
                MEDIA_TYPE.matcher(essence).matches() ? essence : null, charset.find() ? charset.group(1) : null);
    }

    Optional<String> mediaType() {
        return Optional.ofNullable(mediaType);
    }

    Optional<String> charset() {
        return Optional.ofNullable(charset);
    }

    /** No media type may well be text; the reader of the page will see. */
    boolean mayBeText() {
        return mediaType == null
                || mediaType.startsWith("text/")
                || TEXT_APPLICATIONS.contains(mediaType)
                || (mediaType.startsWith("application/")
                        && (mediaType.endsWith("+xml") || mediaType.endsWith("+json")));
    }
}
