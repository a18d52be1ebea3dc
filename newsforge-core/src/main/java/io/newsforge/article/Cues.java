package io.newsforge.article;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
            "lesen sie mehr",
            "seite teilen",
            "artikel teilen",
            "externer inhalt",
            "external content",
            "explore further",
            "rezept drucken",
            "pinnen",
            "view comments",
            "leave a comment",
            "kommentar schreiben",
            "release date",
            "kontakt",
            "contact",
            "pdf",
            "pressekontakt",
            "bild anzeigen bild schließen",
            "nach oben",
            "back to top",
            "caption",
            "close",
            "advert",
            "enlarge",
            "enlarge this image",
            "toggle caption",
            "hide caption",
            "view gallery",
            "open gallery",
            "subscribe",
            "schließen",
            "bild vergrößern");

    private static final Pattern NUMBERED =
            Pattern.compile("(?:image|photo|picture|slide|bild|foto) [0-9]+ (?:of|von|/|de) [0-9]+");

    /** Headings of what else there is to read or to buy; what stands below them is not the article. */
    private static final Set<String> ELSEWHERE = Set.of(
            "neueste artikel",
            "neueste beiträge",
            "aktuelle artikel",
            "weitere artikel",
            "weitere beiträge",
            "weitere themen",
            "weitere meldungen",
            "ähnliche artikel",
            "ähnliche beiträge",
            "verwandte artikel",
            "verwandte themen",
            "empfohlene beiträge",
            "empfohlene artikel",
            "das könnte sie auch interessieren",
            "das könnte dich auch interessieren",
            "das könnte ihnen auch gefallen",
            "das thema könnte dich auch interessieren",
            "auch interessant",
            "zum weiterlesen",
            "meist gesucht",
            "meistgelesen",
            "beliebte artikel",
            "kommende events",
            "kommende veranstaltungen",
            "unsere partner",
            "lust auf mehr",
            "you might also like",
            "you may also like",
            "you might also be interested in",
            "recommended for you",
            "recommended reading",
            "recommended stories",
            "recommended articles",
            "more from this author",
            "more on this topic",
            "more on this story",
            "more stories",
            "latest news",
            "latest stories",
            "latest articles",
            "most read",
            "most popular",
            "trending now",
            "further reading",
            "our partners",
            "upcoming events",
            "más noticias",
            "te puede interesar",
            "también te puede interesar",
            "noticias relacionadas",
            "artículos relacionados",
            "contenido relacionado",
            "lo más leído",
            "articles similaires",
            "articles liés",
            "sur le même sujet",
            "vous aimerez aussi",
            "les plus lus",
            "articoli correlati",
            "potrebbe interessarti anche",
            "ti potrebbe interessare",
            "leia também",
            "notícias relacionadas",
            "veja também",
            "zobacz również",
            "powiązane artykuły",
            "polecane artykuły",
            "najnowsze artykuły",
            "najczęściej czytane",
            "관련 기사",
            "많이 본 뉴스",
            "인기 기사",
            "おすすめ記事",
            "人気記事",
            "相关阅读",
            "相关新闻");

    /** The same in other words. */
    private static final Pattern MORE = Pattern.compile(
            "(?:more|other|related|latest|top|recommended|popular) (?:.{1,30} )?(?:stories|articles|news|posts|coverage|headlines|videos)"
                    + "|(?:mehr|weitere|ähnliche|aktuelle|neueste|verwandte) (?:.{1,30} )?(?:artikel|beiträge|themen|meldungen|nachrichten|news|videos)"
                    + "|(?:más|otras|últimas) (?:.{1,30} )?(?:noticias|artículos|notas)"
                    + "|(?:autres|derniers|dernières) (?:.{1,30} )?(?:articles|actualités|vidéos)"
                    + "|(?:altri|altre|ultime) (?:.{1,30} )?(?:articoli|notizie)");

    /** What only a call to subscribe, to follow or to agree says. */
    private static final Phrases CALLS = Phrases.of(
            "this website uses cookies",
            "this site uses cookies",
            "diese website verwendet cookies",
            "diese seite verwendet cookies",
            "diese website nutzt cookies",
            "ce site utilise des cookies",
            "este sitio web utiliza cookies",
            "este sitio utiliza cookies",
            "questo sito utilizza cookie",
            "ta strona używa plików cookie",
            "our free newsletter",
            "sign up to our newsletter",
            "signing up to our newsletter",
            "contains affiliate links",
            "enthält affiliate links",
            "enthält affiliate-links",
            "all rights reserved.",
            "apps for ios and android",
            "únete a nuestro canal",
            "en nuestro canal de",
            "tiene nuestro canal de",
            "tenemos canal de",
            "jetzt am kiosk",
            "an jedem bahnhofskiosk",
            "sign up for our",
            "signing up to our",
            "subscribe now",
            "subscribe to our",
            "sign up here",
            "straight to your inbox",
            "straight to your phone",
            "follow us on",
            "like us on facebook",
            "join our whatsapp",
            "support our journalism",
            "become a member today",
            "thomson reuters trust principles",
            "not responsible for the opinions",
            "we may earn a commission",
            "we may receive compensation",
            "unseren newsletter",
            "musiknewsletter",
            "newsletter abonnieren",
            "newsletter anmelden",
            "deinen posteingang",
            "ihren posteingang",
            "jetzt abonnieren",
            "keine neuigkeiten mehr",
            "nichts mehr versäumen",
            "nichts mehr verpassen",
            "folge uns auf",
            "folgen sie uns",
            "folgt uns auf",
            "unsere netiquette",
            "auf den nächsten artikel",
            "als pdf herunterladen",
            "bei pinterest speichern",
            "alle rechte vorbehalten",
            "inhalte dieser website unter",
            "suscríbete",
            "suscríbase",
            "cancela cuando quieras",
            "síguenos en",
            "síganos en",
            "únete a nuestro",
            "abonnez-vous",
            "inscrivez-vous",
            "suivez-nous",
            "n'engagent que leurs auteurs",
            "n’engagent que leurs auteurs",
            "iscriviti alla",
            "seguici su",
            "inscreva-se",
            "siga-nos",
            "assine a nossa",
            "zapisz się",
            "obserwuj nas",
            "구독하기",
            "기자 구독",
            "제보하기",
            "채널 추가");

    private static final int LONGEST_CALL = 230;
    private static final int LONGEST_HEADING = 60;

    private static final Phrases STARTS = Phrases.of(
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
            "(credit:",
            "credit:",
            "photo courtesy",
            "image courtesy",
            "beitragsbild:",
            "titelbild:",
            "bildquelle:",
            "fotoquelle:",
            "vergrößern ",
            "meist gesucht",
            "our standards:",
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

    /** Who took a picture, where no sentence ends. */
    private static final List<String> AGENCIES = List.of(
            "getty images",
            "/getty",
            "/reuters",
            "/afp",
            "/ap",
            "/epa",
            "/dpa",
            "/imago",
            "shutterstock",
            "istock",
            "ap photo",
            "picture alliance");

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
                || (endsInDigit(bare) && NUMBERED.matcher(bare).matches())
                || AGENCIES.stream().anyMatch(plain::endsWith)
                || STARTS.begin(plain);
    }

    /** Whether a block of prose, given in {@link #plain}, only calls to subscribe, to follow or to agree. */
    static boolean isCall(String plain) {
        return plain.length() <= LONGEST_CALL && CALLS.areIn(plain);
    }

    /** Whether a line, given in {@link #plain}, heads what else there is to read. */
    static boolean leadsElsewhere(String plain) {
        if (plain.length() > LONGEST_HEADING) {
            return false;
        }
        String bare = stripped(plain);
        return ELSEWHERE.contains(bare) || MORE.matcher(bare).matches();
    }

    private static boolean isAddress(String plain) {
        return (plain.startsWith("http://") || plain.startsWith("https://") || plain.startsWith("www."))
                && plain.indexOf(' ') < 0;
    }

    private static boolean endsInDigit(String bare) {
        char last = bare.charAt(bare.length() - 1);
        return last >= '0' && last <= '9';
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
