package io.newsforge.article;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines that stand in articles and are not of them, in several languages. */
final class Cues {

    private static final int LONGEST = 110;

    private static final Set<String> WHOLE = Set.of(
            "advertisement",
            "advertising",
            "anzeige",
            "werbung",
            "publicité",
            "publicidad",
            "pubblicità",
            "publicidade",
            "reklama",
            "share",
            "share this",
            "share this article",
            "share on facebook",
            "share on twitter",
            "tweet",
            "teilen",
            "facebook",
            "twitter",
            "whatsapp",
            "email",
            "e-mail",
            "print",
            "drucken",
            "comments",
            "kommentare",
            "related",
            "related articles",
            "related stories",
            "related posts",
            "read more",
            "weiterlesen",
            "mehr zum thema",
            "see also",
            "more",
            "mehr",
            "loading",
            "story continues below advertisement",
            "article continues below advertisement",
            "광고",
            "공유하기",
            "관련기사",
            "関連記事",
            "広告",
            "advertisement - continue reading below",
            "by",
            "von",
            "tags",
            "schlagworte",
            "startseite",
            "home",
            "next",
            "previous",
            "zurück",
            "weiter",
            "merken",
            "whatsapp facebook twitter",
            "copy link",
            "link copied",
            "lesen sie auch",
            "lesen sie mehr");

    private static final List<String> STARTS = List.of(
            "read more:",
            "read more about",
            "read also",
            "also read",
            "related:",
            "see also:",
            "more:",
            "lesen sie auch",
            "lesen sie hier",
            "lesen sie mehr",
            "mehr zum thema",
            "lies auch",
            "lire aussi",
            "à lire aussi",
            "leer más",
            "lea también",
            "lea además",
            "leggi anche",
            "leia também",
            "leia mais",
            "czytaj także",
            "czytaj też",
            "zobacz też",
            "follow us on",
            "follow me on",
            "sign up for",
            "sign up to",
            "subscribe to",
            "share this",
            "click here to",
            "photo:",
            "photo by",
            "foto:",
            "fotos:",
            "bild:",
            "image:",
            "image credit",
            "photo credit",
            "quelle:",
            "getty images",
            "published:",
            "updated:",
            "last updated",
            "posted on",
            "posted by",
            "veröffentlicht am",
            "aktualisiert am",
            "filed under",
            "tags:",
            "tagged",
            "schlagwörter:",
            "schlagworte:",
            "kategorien:",
            "copyright",
            "©",
            "(c) ",
            "alle rechte vorbehalten",
            "all rights reserved",
            "read next",
            "don't miss",
            "watch:",
            "listen:",
            "download the app",
            "follow him on",
            "follow her on",
            "follow us",
            "got a tip",
            "have a news tip",
            "email the author",
            "contact the author",
            "send us",
            "this article was originally",
            "über den autor",
            "über die autorin",
            "about the author",
            "folgen sie uns",
            "síguenos",
            "suivez-nous",
            "newsletter",
            "zum newsletter",
            "jetzt anmelden",
            "crédits photo",
            "crédit photo",
            "más sobre",
            "mehr über",
            "무단전재",
            "저작권자",
            "ⓒ",
            "▶",
            "☞",
            "関連記事",
            "あわせて読みたい",
            "扫码",
            "阅读更多");

    private Cues() {}

    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }

    /** Whether a line, given in {@link #plain}, calls to something else rather than telling. */
    static boolean isCue(String plain) {
        if (plain.length() > LONGEST) {
            return false;
        }
        String bare = stripped(plain);
        return bare.isEmpty()
                || isAddress(plain)
                || WHOLE.contains(bare)
                || STARTS.stream().anyMatch(plain::startsWith);
    }

    private static boolean isAddress(String plain) {
        return (plain.startsWith("http://") || plain.startsWith("https://") || plain.startsWith("www."))
                && plain.indexOf(' ') < 0;
    }

    private static String stripped(String plain) {
        int from = 0;
        int to = plain.length();
        while (from < to && !Character.isLetterOrDigit(plain.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(plain.charAt(to - 1))) {
            to--;
        }
        return plain.substring(from, to);
    }
}
