package io.newsforge.platform;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Mastodon links, by the rules of its models and text formatter (4.7, read 2026-11). */
final class MastodonSyntax implements EntitySyntax {

    private static final int LONGEST_HOST = 253;

    /** What a hashtag may hold inside but neither begin nor end with; the underscore may stand anywhere. */
    private static final String SEPARATORS = "\u00B7\u30FB\u200C";

    private static final Pattern OTHER_SCHEMES = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{Nd}_])(?:xmpp:[^\\s/?#@<>\"']{1,1023}@[\\p{L}\\p{Nd}.-]{0,252}[\\p{L}\\p{Nd}](?:\\?[\\w=&;-]{1,200})?"
                    + "|magnet:\\?[^\\s<>\"']{1,2000})");

    @Override
    public List<Entity> find(String text) {
        Entities found = new Entities(text);
        found.addLinks(UrlScanner.onMastodon(text));
        findOtherSchemes(text, found);
        findMentions(text, found);
        findHashtags(text, found);
        return found.settled();
    }

    /** Addresses for chats and downloads, which are links but have no price of their own. */
    private static void findOtherSchemes(String text, Entities found) {
        Matcher address = OTHER_SCHEMES.matcher(text);
        while (address.find()) {
            found.add(Entity.Type.LINK, address.start(), address.end(), address.group());
        }
    }

    /** Without hashtags, which cost what they show. */
    static List<Entity> linksAndMentions(String text) {
        Entities found = new Entities(text);
        found.addLinks(UrlScanner.onMastodon(text));
        findMentions(text, found);
        return found.settled();
    }

    private static void findMentions(String text, Entities found) {
        int at = text.indexOf('@');
        while (at >= 0) {
            int end = mentionEnd(text, at);
            boolean mention = end > 0 && mayPrecedeMention(text, at);
            if (mention && !spoilsMention(text, end)) {
                found.addAfterSign(Entity.Type.MENTION, at, end);
            }
            at = text.indexOf('@', mention ? end : at + 1);
        }
    }

    private static boolean mayPrecedeMention(String text, int sign) {
        if (sign == 0) {
            return true;
        }
        int before = text.codePointBefore(sign);
        return before != '=' && before != '/' && !Letters.isWord(before);
    }

    private static boolean spoilsMention(String text, int end) {
        if (end == text.length()) {
            return false;
        }
        char next = text.charAt(end);
        return next == '@' || next == '\uFF20' || UrlGrammar.isAccented(next) || text.startsWith("://", end);
    }

    /** Where the handle and its server end, or -1 if there is none or the server's name is too long for DNS. */
    private static int mentionEnd(String text, int sign) {
        int handle = dotted(text, sign + 1, false);
        if (handle == sign + 1) {
            return -1;
        }
        if (!text.startsWith("@", handle)) {
            return handle;
        }
        int host = dotted(text, handle + 1, true);
        if (host - handle - 1 > LONGEST_HOST) {
            return -1;
        }
        return host == handle + 1 ? handle : host;
    }

    /** The end of words joined by full stops and hyphens, without any at the end. */
    private static int dotted(String text, int start, boolean anyScript) {
        int end = start;
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (anyScript ? Letters.isWord(codePoint) : Ascii.isWord(codePoint)) {
                at += Character.charCount(codePoint);
                end = at;
            } else if (at > start && (codePoint == '.' || codePoint == '-')) {
                at++;
            } else {
                break;
            }
        }
        return end;
    }

    private static void findHashtags(String text, Entities found) {
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if ((sign == '#' || sign == '\uFF03') && (at == 0 || Blank.is(text.charAt(at - 1)))) {
                int end = hashtagEnd(text, at + 1);
                if (end > 0) {
                    found.addAfterSign(Entity.Type.HASHTAG, at, withoutScheme(text, at + 1, end));
                }
            }
        }
    }

    /** {@code #taghttp://} is the tag and a broken link. */
    private static int withoutScheme(String text, int start, int end) {
        if (!text.startsWith("://", end)) {
            return end;
        }
        int scheme = text.startsWith("https", end - 5) ? 5 : text.startsWith("http", end - 4) ? 4 : 0;
        return end - scheme > start ? end - scheme : end;
    }

    private static int hashtagEnd(String text, int start) {
        int whole = hashtagEnd(text, start, true);
        return whole > 0 ? whole : hashtagEnd(text, start, false);
    }

    /**
     * Where a hashtag ends, or -1: with separators it needs a letter or separator between its first and its last character,
     * without them it needs a letter.
     */
    private static int hashtagEnd(String text, int start, boolean separators) {
        int end = -1;
        boolean enough = false;
        boolean pending = false;
        for (int at = start; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            boolean word = Letters.isWord(codePoint);
            if (!word && !(separators && at > start && SEPARATORS.indexOf(codePoint) >= 0)) {
                break;
            }
            at += Character.charCount(codePoint);
            if (separators) {
                end = word && pending ? at : end;
                enough = end > 0;
                pending |= at > start + Character.charCount(text.codePointAt(start))
                        && isLetterOrSeparator(codePoint, word);
            } else {
                enough |= Character.isAlphabetic(codePoint);
                end = at;
            }
        }
        return enough ? end : -1;
    }

    private static boolean isLetterOrSeparator(int codePoint, boolean word) {
        return !word || codePoint == '_' || Character.isAlphabetic(codePoint);
    }
}
