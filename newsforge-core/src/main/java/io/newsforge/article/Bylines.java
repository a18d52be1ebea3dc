package io.newsforge.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names of what pages write where the author stands. */
final class Bylines {

    private static final int LONGEST = 160;
    private static final int MOST_WORDS = 6;
    private static final Set<String> LEADS = Set.of(
            "by",
            "von",
            "par",
            "por",
            "di",
            "door",
            "autor",
            "autorin",
            "autoren",
            "author",
            "authors",
            "auteur",
            "autore",
            "text",
            "글",
            "취재",
            "文",
            "written",
            "posted",
            "published",
            "geschrieben",
            "redakteur",
            "redakteurin",
            "verfasst",
            "publicado",
            "écrit",
            "przez",
            "od",
            "text:",
            "beitrag",
            "artikel",
            "ein",
            "gastbeitrag",
            "kommentar",
            "interview",
            "de:",
            "foto",
            "word",
            "words",
            "post",
            "veröffentlicht",
            "story");
    private static final Set<String> TRAILS = Set.of(
            "am",
            "on",
            "at",
            "um",
            "sagt",
            "says",
            "schreibt",
            "vor",
            "ago",
            "hace",
            "vom",
            "in",
            "shares",
            "uhr",
            "updated",
            "last",
            "aktualisiert",
            "le",
            "el");
    private static final Pattern ADDRESS =
            Pattern.compile("\\S{1,64}@\\S{1,100}|(?<!\\S)@\\w{1,40}|https?://\\S+|www\\.\\S+");
    private static final Pattern APART = Pattern.compile(" ?[|•·/;\\n] ?| [-–—] |, | (?:and|und|et|y|e|&|i) ");
    private static final Set<String> NAMES_TOO = Set.of("di", "von", "par", "por", "od", "ein");
    private static final Pattern JOB = Pattern.compile("(?<=\\S) ?(?:기자|특파원|논설위원)$|^(?:本报|本報)?(?:记者|記者)[ ：:]*");
    /** What somebody is, behind the name. */
    private static final Pattern TITLE = Pattern.compile(
            "(?i)\\b(?:reporter|correspondent|editor|writer|columnist|producer|journalist|critic|redakteur|korrespondent|journaliste"
                    + "|rédacteur|rédactrice|redactor|redactora|periodista|giornalista)(?:in)?\\b");

    private static final Pattern ALL_OF = Pattern.compile(
            "^(?i:(?:zeige )?alle (?:beiträge|artikel) (?:von|des)|(?:view |see )?all (?:posts|articles|stories) (?:by|from)|more (?:by|from)"
                    + "|posts by|ver todas las entradas de|voir tous les articles (?:de|par)) ");
    private static final Set<String> NOBODY = Set.of(
            "admin",
            "administrator",
            "redaktion",
            "editor",
            "editorial",
            "staff",
            "author",
            "autor",
            "user",
            "guest",
            "gast",
            "webmaster",
            "root",
            "unknown",
            "anonymous",
            "null",
            "no author",
            "datum",
            "quelle",
            "source",
            "date",
            "beitragvon",
            "antworten",
            "reply",
            "undefined",
            "mehr",
            "more",
            "follow",
            "share",
            "twitter",
            "facebook",
            "email",
            "e-mail",
            "instagram");

    /** A line of its own that says who wrote: a lead, then names and nothing else. */
    private static final Pattern LINE = Pattern.compile(
            "[\\s(–—-]*(?i:by|von|par|por|text|text von|text by|words by|words|written by|ein beitrag von|ein gastbeitrag von|autor|autorin|author)"
                    + "[: ]\\s*\\p{Lu}[\\p{L}'’.-]*(?: (?:und|and|et|y|e|van|von|der|de|du|la|di|\\p{Lu}[\\p{L}'’.-]*)|, \\p{Lu}[\\p{L}'’.-]*){1,9}[\\s).]*");

    private Bylines() {}

    /** Whether a line does nothing but say who wrote. */
    static boolean isLine(String text) {
        return text.length() <= LONGEST && LINE.matcher(text).matches();
    }

    /** The names in these texts, in order and each once, parted by a comma and a space. */
    static Optional<String> of(List<String> texts, Set<String> sites) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            addNames(text, names, sites);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static void addNames(String text, Set<String> names, Set<String> sites) {
        if (text.length() > LONGEST) {
            return;
        }
        String bare = ADDRESS.matcher(text).replaceAll(" ");
        for (String part : APART.split(bare, -1)) {
            String name = name(part);
            boolean title = !names.isEmpty() && TITLE.matcher(name).find();
            if (!title && isName(name) && !sites.contains(name.toLowerCase(Locale.ROOT))) {
                names.add(name);
            }
        }
    }

    private static String name(String part) {
        String line = ALL_OF.matcher(OneLine.of(part)).replaceFirst("");
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        while (!words.isEmpty() && isLead(words)) {
            words.remove(0);
        }
        boolean cut = cutAtNumber(words);
        while (!words.isEmpty() && isTrail(words.get(words.size() - 1), cut)) {
            words.remove(words.size() - 1);
        }
        String name = String.join(" ", words).replaceAll("^[\\s(\\[,.:@–—-]+|[\\s)\\],:→»>-]+$", "");
        return JOB.matcher(name).replaceAll("");
    }

    /** A date or a time begins there. */
    private static boolean cutAtNumber(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).chars().anyMatch(Character::isDigit)) {
                words.subList(i, words.size()).clear();
                return true;
            }
        }
        return false;
    }

    /** Some are names as well, which only a small letter or a whole name behind them tells. */
    private static boolean isLead(List<String> words) {
        String first = words.get(0);
        boolean name = NAMES_TOO.contains(plain(first)) && isCapital(first);
        return LEADS.contains(plain(first)) && (!name || words.size() != 2);
    }

    private static boolean isTrail(String word, boolean beforeDate) {
        return beforeDate
                ? TRAILS.contains(plain(word)) || DateText.isMonth(word)
                : TRAILS.contains(plain(word)) && !isCapital(word);
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }

    private static String plain(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return plain.endsWith(":") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static boolean isName(String name) {
        if (name.length() < 2 || name.length() > 60 || name.split(" ", -1).length > MOST_WORDS) {
            return false;
        }
        return Character.isLetter(name.codePointAt(0))
                && !NOBODY.contains(name.toLowerCase(Locale.ROOT))
                && !DateText.isMonth(name)
                && (!Character.isLowerCase(name.codePointAt(0))
                        || name.indexOf(' ') < 0
                        || name.matches("\\p{Ll}{1,3}['’ ].*"));
    }
}
