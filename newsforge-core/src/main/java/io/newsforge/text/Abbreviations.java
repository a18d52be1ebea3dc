package io.newsforge.text;

import java.util.Locale;
import java.util.Set;

/**
 * Words whose full stop does not end a sentence, and what may follow one that can do both. English, German, French and Spanish.
 */
final class Abbreviations {

    /** Titles and connectives: something always follows. */
    private static final Set<String> BINDING =
            WordList.of("mr mrs ms dr prof gen sen rep gov lt col sgt capt cmdr maj adm rev hon pres supt insp det "
                    + "messrs mme mlle sra srta ud uds dña hr fr vs mt ft approx cf bzw ca vgl sog zzgl inkl evtl ggf "
                    + "st e.g i.e z.b d.h u.a o.ä s.o p.ej v.chr n.chr dipl ing hl geb abs");

    /** Bind a number that follows, and nothing else. */
    private static final Set<String> BEFORE_NUMBER = WordList.of(
            "no nos nr núm art p pp vol fig par ch sec bd s jan feb mar apr jun jul aug sep sept oct okt nov "
                    + "dec dez tel c ca kap op");

    /** End a sentence only when a usual beginning of a sentence follows. */
    private static final Set<String> EITHER =
            WordList.of("inc ltd corp co bros jr sr etc usw ave blvd rd dept univ assn plc llc gmbh mio mrd str al cie "
                    + "est calif fla tex mass ariz colo conn");

    private static final Set<String> STARTERS =
            WordList.of("the a an he she it they we you i his her its their our this that these those there but and in "
                    + "on at for if when while after before as however meanwhile some many most one what who how why "
                    + "no so with by since although though according about more both from last now then under der die "
                    + "das ein eine er sie es wir ich aber und im am bei auch nach mit für auf dabei doch diese dieser "
                    + "zudem le la les un une il elle ils elles mais et dans ce cette selon el los las una pero y en "
                    + "según esta este");

    private static final Set<String> MONTHS_AND_DAYS =
            WordList.of("january february march april may june july august september october november december monday "
                    + "tuesday wednesday thursday friday saturday sunday januar jänner februar märz mai juni juli "
                    + "oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag gmt et est edt pt "
                    + "pst pdt cet bst utc kst");

    private static final Set<String> BEFORE_GERMAN_ORDINAL = WordList.of(
            "der die das dem den des am im vom zum zur bis ab seit beim ins jeden jeder jedes seinen seinem "
                    + "ihren ihrem diesem und");

    private Abbreviations() {}

    /**
     * Whether a full stop belongs to the word before it.
     *
     * @param before the word before that one, or empty
     * @param word the word the stop follows, without the stop, with inner stops
     * @param next the word that follows after white space, not empty
     */
    static boolean keepsGoing(String before, String word, String next) {
        String lower = word.toLowerCase(Locale.ROOT);
        String follower = next.toLowerCase(Locale.ROOT);
        if (BINDING.contains(lower)) {
            return !(lower.equals("st") && STARTERS.contains(follower));
        }
        if (BEFORE_NUMBER.contains(lower) && Character.isDigit(next.charAt(0))) {
            return true;
        }
        if (isNumber(word)) {
            return isOrdinal(before, word, follower);
        }
        if (lower.equals("a.m") || lower.equals("p.m")) {
            return MONTHS_AND_DAYS.contains(follower) || Character.isDigit(next.charAt(0));
        }
        boolean either = EITHER.contains(lower) || isInitials(before, word);
        return either && !STARTERS.contains(follower);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    }

    private static boolean isOrdinal(String before, String word, String follower) {
        return word.length() <= 2
                && (BEFORE_GERMAN_ORDINAL.contains(before.toLowerCase(Locale.ROOT))
                        || (MONTHS_AND_DAYS.contains(follower) && before.isEmpty()));
    }

    /** A capital by itself, as in a name, or letters parted by stops, as in U.S. and D.C. */
    private static boolean isInitials(String before, String word) {
        if (word.length() == 1) {
            boolean afterName = !before.isEmpty() && Character.isUpperCase(before.charAt(0));
            return Character.isUpperCase(word.charAt(0)) && (afterName || !word.equals("I"));
        }
        boolean stops = false;
        for (int i = 1; i < word.length(); i += 2) {
            if (word.charAt(i) != '.' || !Character.isLetter(word.charAt(i - 1))) {
                return word.equals("Ph.D") || word.equals("B.Sc") || word.equals("M.Sc");
            }
            stops = true;
        }
        return stops;
    }
}
