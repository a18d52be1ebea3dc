package io.newsforge.platform;

import java.util.List;
import java.util.Locale;

/** The facets the reference client of Bluesky finds (atproto {@code packages/api}, read 2026-11). */
final class BlueskySyntax implements EntitySyntax {

    private static final int LONGEST_TAG = 64;
    private static final int LONGEST_SYMBOL = 5;

    /** Characters without width at which a tag ends. */
    private static final String INVISIBLE = "\u00AD\u2060\u200A\u200B\u200C\u200D\u20E2";

    private static final String CLOSES_SYMBOL = ".,;:!?)\"'\u2019";

    @Override
    public List<Entity> find(String text) {
        Entities found = new Entities(text);
        findLinks(text, found);
        findMentions(text, found);
        findTags(text, found);
        findCashtags(text, found);
        return found.settled();
    }

    private static void findLinks(String text, Entities found) {
        for (int at = 0; at < text.length(); ) {
            if (!opens(text, at, true)) {
                at++;
                continue;
            }
            boolean scheme = hasScheme(text, at);
            int domain = scheme ? at : domainEnd(text, at);
            if (domain < 0) {
                at++;
                continue;
            }
            int end = wordEnd(text, at);
            if (scheme || (isKnown(text, at, domain) && !text.startsWith("@", domain))) {
                found.addLink(at, trimmed(text, at, end));
            }
            at = end;
        }
    }

    private static boolean hasScheme(String text, int at) {
        int after = Ascii.matches(text, at, "https://") ? at + 8 : Ascii.matches(text, at, "http://") ? at + 7 : -1;
        return after > 0 && after < text.length() && !Blank.inScript(text.charAt(after));
    }

    /** Labels of letters and digits, the first beginning with a letter, at least two; or -1. */
    private static int domainEnd(String text, int start) {
        if (!Ascii.isLetter(text.charAt(start))) {
            return -1;
        }
        int end = -1;
        int at = labelEnd(text, start);
        while (at < text.length() && text.charAt(at) == '.') {
            int label = labelEnd(text, at + 1);
            if (label == at + 1) {
                break;
            }
            at = label;
            end = at;
        }
        return end;
    }

    private static int labelEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Ascii.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isKnown(String text, int start, int end) {
        int dot = end - 1;
        while (dot > start && text.charAt(dot) != '.') {
            dot--;
        }
        return dot > start && TopLevelDomains.ofIana().contains(text.substring(dot + 1, end));
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !Blank.inScript(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Without the punctuation of the sentence around it. */
    private static int trimmed(String text, int start, int end) {
        int cut = ".,;:!?".indexOf(text.charAt(end - 1)) >= 0 ? end - 1 : end;
        boolean opened = text.substring(start, cut).indexOf('(') >= 0;
        return text.charAt(cut - 1) == ')' && !opened ? cut - 1 : cut;
    }

    private static void findMentions(String text, Entities found) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (!opens(text, at, true)) {
                continue;
            }
            int end = handleEnd(text, at + 1);
            if (end > at + 1 && (isKnown(text, at + 1, end) || text.startsWith(".test", end - 5))) {
                found.addAfterSign(Entity.Type.MENTION, at, end);
            }
        }
    }

    /** The last place of a run of letters, digits, {@code .} and {@code -} at which a word begins or ends. */
    private static int handleEnd(String text, int start) {
        int end = start;
        while (end < text.length()
                && (Ascii.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.' || text.charAt(end) == '-')) {
            end++;
        }
        while (end > start && isWord(text, end - 1) == isWord(text, end)) {
            end--;
        }
        return end;
    }

    private static boolean isWord(String text, int at) {
        return at < text.length() && Ascii.isWord(text.charAt(at));
    }

    private static void findTags(String text, Entities found) {
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if ((sign == '#' || sign == '\uFF03') && opens(text, at, false)) {
                int end = tagEnd(text, at + 1);
                if (end > at + 1 && end - at - 1 <= LONGEST_TAG) {
                    found.addAfterSign(Entity.Type.HASHTAG, at, end);
                }
            }
        }
    }

    /** Runs to white space; needs something that is neither digit nor punctuation; loses punctuation at its end. */
    private static int tagEnd(String text, int start) {
        if (text.startsWith("\uFE0F", start)) {
            return -1;
        }
        boolean enough = false;
        int end = start;
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (Blank.inScript(codePoint) || INVISIBLE.indexOf(codePoint) >= 0) {
                break;
            }
            at += Character.charCount(codePoint);
            boolean punctuation = Letters.isPunctuation(codePoint);
            enough |= !punctuation && !Ascii.isDigit(codePoint);
            end = punctuation ? end : at;
        }
        return enough ? end : -1;
    }

    private static void findCashtags(String text, Entities found) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            if (!opens(text, at, true) || at + 1 >= text.length() || !Ascii.isLetter(text.charAt(at + 1))) {
                continue;
            }
            int end = labelEnd(text, at + 1);
            if (end - at - 1 <= LONGEST_SYMBOL && closesSymbol(text, end)) {
                String symbol = text.substring(at + 1, end).toUpperCase(Locale.ROOT);
                found.add(Entity.Type.CASHTAG, at, end, symbol);
            }
        }
    }

    private static boolean closesSymbol(String text, int end) {
        return end == text.length() || Blank.inScript(text.charAt(end)) || CLOSES_SYMBOL.indexOf(text.charAt(end)) >= 0;
    }

    private static boolean opens(String text, int at, boolean parenthesis) {
        return at == 0 || Blank.inScript(text.charAt(at - 1)) || (parenthesis && text.charAt(at - 1) == '(');
    }
}
