package io.newsforge.article;

import io.newsforge.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where an article ends, before what stands below it: what else there is to read, who wrote it, where to follow them. */
final class Tail {

    /** The part of the text in which its end is looked for. */
    private static final double SHARE = 0.3;

    private static final int SIGNATURES = 3;
    private static final int SIGNATURE = 30;
    private static final int CREDITS = 6;

    /** Of less than this nothing is taken as a signature. */
    private static final int LITTLE = 100;

    private static final int LONGEST_HEADING = 80;
    private static final int LONGEST_CREDIT = 330;
    private static final int LONGEST_BIOGRAPHY = 700;
    private static final String SENTENCE_ENDS = ".!?…。！？।؟」』\"”’»)]:";

    /** Who else took part; the words before the names. */
    private static final Pattern BY =
            Pattern.compile("\\(?(?:additional )?(?:reporting|editing|writing|research) by ", Pattern.CASE_INSENSITIVE);

    private static final Set<String> BETWEEN_NAMES =
            WordList.of("and in at with from for of the by additional reporting editing writing research");
    private static final Pattern PART = Pattern.compile(
            ".*\\bcontributed (?:reporting|to this (?:report|story|article|piece)).*|.{0,20}\\bmit material (?:von|der) .{2,40}");
    private static final Pattern FOLLOW = Pattern.compile(
            "(?:follow|tweet|(?:reach|contact|e-?mail|listen to|watch|join|like) (?:us|me|him|her|them|our|the (?:author|reporter|writer|editor)s?)\\b)"
                    + ".*(?:twitter|facebook|instagram|youtube|https?://|@\\w).*"
                    + "|(?:folge|folgen sie|sigue|síguenos|suivez|seguici|siga) .*(?:twitter|facebook|instagram|youtube|https?://|@\\w).*"
                    + "|more .{2,40}: https?://.*"
                    + "|(?:if you|if you've) (?:enjoyed|liked) (?:reading )?this (?:article|story|post|piece)\\b.*"
                    + "|.*\\bdelivered (?:straight |directly )?(?:to|through) your (?:inbox|letterbox|door).*");
    private static final Set<String> IS = WordList.of(
            "is writes covers works lives ist schreibt arbeitet lebt est écrit es escribe è scrive é escreve jest");
    private static final Set<String> ABOUT =
            Set.of("about ", "über ", "by ", "von ", "sobre ", "à propos de ", "chi è ");

    private final @Nullable String byline;

    /**
     * Prepares the search.
     *
     * @param byline who wrote the article, in {@link Cues#plain}
     */
    Tail(@Nullable String byline) {
        this.byline = byline;
    }

    List<Block> cutFrom(List<Block> blocks) {
        int all = blocks.stream().mapToInt(Block::weight).sum();
        List<Block> kept = new ArrayList<>(blocks.subList(0, elsewhere(blocks, all)));
        drop(kept, CREDITS, this::isCredit);
        if (all >= LITTLE) {
            List<Block> signed = new ArrayList<>(kept);
            drop(kept, SIGNATURES, Tail::isSignature);
            return isVerse(kept) ? signed : kept;
        }
        return kept;
    }

    /** Whether the line before the last ones does not end a sentence either, as in a poem or a list of names. */
    private static boolean isVerse(List<Block> kept) {
        Block last = kept.get(kept.size() - 1);
        return last.kind() == Paragraph.Kind.PARAGRAPH && isSignature(last);
    }

    /** From the end on, captions apart, as long as they are of this kind; one block is always kept. */
    private static void drop(List<Block> blocks, int most, Predicate<Block> kind) {
        int left = most;
        for (int i = blocks.size() - 1; i > 0 && left > 0; i--) {
            if (!blocks.get(i).isCaption()) {
                if (!kind.test(blocks.get(i))) {
                    return;
                }
                blocks.remove(i);
                left--;
            }
        }
    }

    /** Before a heading of what else there is to read or of who wrote it, if little prose follows. */
    private int elsewhere(List<Block> blocks, int all) {
        int before = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (before > (1 - SHARE) * all && blocks.get(i).text().length() <= LONGEST_HEADING) {
                String plain = Cues.plain(blocks.get(i).text());
                if (Cues.leadsElsewhere(plain) || isAboutAuthor(plain)) {
                    return i;
                }
            }
            before += blocks.get(i).weight();
        }
        return blocks.size();
    }

    private boolean isCredit(Block block) {
        String plain = Cues.plain(block.text());
        if (plain.length() > LONGEST_BIOGRAPHY) {
            return false;
        }
        return isAboutAuthor(plain)
                || isOfAuthor(plain)
                || (plain.length() <= LONGEST_CREDIT
                        && (namesOthers(block.text())
                                || PART.matcher(plain).matches()
                                || FOLLOW.matcher(plain).matches()));
    }

    /** Names and what joins them, and so no sentence on what somebody's reporting or research says. */
    private static boolean namesOthers(String text) {
        Matcher by = BY.matcher(text);
        if (!by.lookingAt()) {
            return false;
        }
        for (String word : text.substring(by.end()).split("[^\\p{L}\\p{N}’'.-]+", -1)) {
            boolean small = !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
            if (small && !BETWEEN_NAMES.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAboutAuthor(String plain) {
        return byline != null
                && ABOUT.stream().anyMatch(about -> plain.startsWith(about) && isName(plain.substring(about.length())));
    }

    /** Says who the author is: a name of the byline, then a verb. */
    private boolean isOfAuthor(String plain) {
        int first = plain.indexOf(' ');
        int second = plain.indexOf(' ', first + 1);
        int third = plain.indexOf(' ', second + 1);
        return first > 0
                && second > first
                && third > second
                && isName(plain.substring(0, second))
                && IS.contains(plain.substring(second + 1, third));
    }

    private boolean isName(String plain) {
        return byline != null && plain.indexOf(' ') > 0 && byline.contains(plain);
    }

    /** A name, an agency or a label below the text: too short for a sentence and without its end. */
    private static boolean isSignature(Block block) {
        String text = block.text().strip();
        return block.kind() == Paragraph.Kind.PARAGRAPH
                && block.weight() <= SIGNATURE
                && !text.isEmpty()
                && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) < 0;
    }
}
