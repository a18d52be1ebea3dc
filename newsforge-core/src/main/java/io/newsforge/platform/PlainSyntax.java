package io.newsforge.platform;

import java.util.List;
import java.util.function.Function;

/** A syntax put together from common rules, for platforms that publish none of their own. Immutable. */
final class PlainSyntax implements EntitySyntax {

    private static final int LONGEST_HANDLE = 30;

    private final Function<String, List<UrlScanner.Span>> links;
    private final boolean hashtags;
    private final boolean mentions;

    private PlainSyntax(Function<String, List<UrlScanner.Span>> links, boolean hashtags, boolean mentions) {
        this.links = links;
        this.hashtags = hashtags;
        this.mentions = mentions;
    }

    static PlainSyntax none() {
        return new PlainSyntax(text -> List.of(), false, false);
    }

    static PlainSyntax links() {
        return new PlainSyntax(UrlScanner::onX, false, false);
    }

    static PlainSyntax linksWithScheme() {
        return new PlainSyntax(UrlScanner::onMastodon, false, false);
    }

    PlainSyntax hashtags() {
        return new PlainSyntax(links, true, mentions);
    }

    PlainSyntax mentions() {
        return new PlainSyntax(links, hashtags, true);
    }

    @Override
    public List<Entity> find(String text) {
        Entities found = new Entities(text);
        found.addLinks(links.apply(text));
        if (hashtags) {
            findHashtags(text, found);
        }
        if (mentions) {
            findMentions(text, found);
        }
        return found.settled();
    }

    /** Letters, marks, digits and {@code _}, at least one of them a letter, after anything but those, {@code &} and {@code /}. */
    static void findHashtags(String text, Entities found) {
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if ((sign == '#' || sign == '\uFF03') && opens(text, at)) {
                int end = hashtagEnd(text, at + 1);
                if (end > 0) {
                    found.addAfterSign(Entity.Type.HASHTAG, at, end);
                }
            }
        }
    }

    /** Letters, digits, {@code _} and inner full stops of ASCII, at most 30. */
    static void findMentions(String text, Entities found) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int end = handleEnd(text, at + 1);
            boolean email = end < text.length() && text.charAt(end) == '@';
            if (end > at + 1 && end - at - 1 <= LONGEST_HANDLE && !email && opens(text, at)) {
                found.addAfterSign(Entity.Type.MENTION, at, end);
            }
        }
    }

    private static boolean opens(String text, int sign) {
        if (sign == 0) {
            return true;
        }
        int before = text.codePointBefore(sign);
        return !Letters.isWord(before) && "&/#@.-".indexOf(before) < 0;
    }

    private static int hashtagEnd(String text, int start) {
        boolean letter = false;
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (!Letters.isLetterOrMark(codePoint) && !Letters.isDigit(codePoint) && codePoint != '_') {
                break;
            }
            letter |= Character.isLetter(codePoint);
            at += Character.charCount(codePoint);
        }
        return letter ? at : -1;
    }

    private static int handleEnd(String text, int start) {
        int end = start;
        int at = start;
        while (at < text.length() && (Ascii.isWord(text.charAt(at)) || (text.charAt(at) == '.' && at > start))) {
            at++;
            end = text.charAt(at - 1) == '.' ? end : at;
        }
        return end;
    }
}
