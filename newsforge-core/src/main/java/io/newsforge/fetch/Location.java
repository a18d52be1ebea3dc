package io.newsforge.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads what servers put into Location headers: spaces, raw UTF-8 and stray signs are percent-encoded, as browsers do. */
final class Location {

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern ILLEGAL = Pattern.compile("[\\x00-\\x20\"<>\\\\^`{|}\\x7f-\\x9f]");
    private static final Pattern BRACKET = Pattern.compile("[\\[\\]]");

    private Location() {}

    static URI parse(String header) throws URISyntaxException {
        if (header.isBlank()) {
            throw new URISyntaxException(header, "empty");
        }
        String text = STRAY_PERCENT.matcher(utf8(header.strip())).replaceAll("%25");
        String legal = ILLEGAL.matcher(text).replaceAll(Location::percent);
        try {
            return new URI(legal);
        } catch (URISyntaxException e) {
            return new URI(BRACKET.matcher(legal).replaceAll(Location::percent));
        }
    }

    /** Header bytes arrive as Latin-1; most servers mean UTF-8 by those that are not ASCII. */
    private static String utf8(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin1;
        }
    }

    private static String percent(MatchResult sign) {
        return String.format(Locale.ROOT, "%%%02X", (int) sign.group().charAt(0));
    }
}
