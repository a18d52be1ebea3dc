package io.newsforge.article;

import java.util.List;
import java.util.Locale;

/**
 * What sites say of themselves where an article should be: that they set cookies, want another browser or want scripts. Such words
 * stand in articles too, so they only count against a page that says little else.
 */
final class Notices {

    private static final int LONGEST = 900;

    /** A notice speaks of a thing, and says what the reader is to do about it. */
    private record Kind(List<String> things, List<String> calls) {

        boolean isIn(String plain) {
            return things.stream().anyMatch(plain::contains) && calls.stream().anyMatch(plain::contains);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    List.of("cookie", "쿠키", "クッキー"),
                    List.of(
                            "we use",
                            "uses cookies",
                            "use of cookies",
                            "cookie policy",
                            "accept",
                            "agree",
                            "consent",
                            "verwende",
                            "nutzen",
                            "zustimm",
                            "akzeptier",
                            "einwillig",
                            "usamos",
                            "site utilise",
                            "sitio utiliza",
                            "sitio web utiliza",
                            "sito utilizza",
                            "strona używa",
                            "동의",
                            "同意")),
            new Kind(
                    List.of("browser", "navigateur", "navegador", "przeglądark", "브라우저", "ブラウザ"),
                    List.of(
                            "outdated",
                            "out of date",
                            "upgrade",
                            "update your",
                            "newer",
                            "unsupported",
                            "not supported",
                            "veraltet",
                            "aktualisier",
                            "neueren",
                            "unterstützt",
                            "obsolète",
                            "à jour",
                            "actualiza",
                            "aktualn",
                            "업데이트",
                            "javascript")),
            new Kind(
                    List.of("javascript"),
                    List.of(
                            "enable",
                            "disabled",
                            "turn on",
                            "aktivier",
                            "eingeschaltet",
                            "activ",
                            "attiva",
                            "włącz",
                            "有効")),
            new Kind(
                    List.of("ad blocker", "ad-blocker", "adblock", "werbeblocker", "bloqueur de pub"),
                    List.of("disable", "turn off", "whitelist", "deaktivier", "ausschalten", "désactiv", "desactiv")));

    private Notices() {}

    static boolean isNotice(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String plain = text.toLowerCase(Locale.ROOT);
        return KINDS.stream().anyMatch(kind -> kind.isIn(plain));
    }
}
