package io.newsforge.text;

import java.util.Arrays;

/**
 * Which marks of a text open and close its quotations and brackets. Straight quotes are told apart by the white space around
 * them; a mark that opens again before it was closed forgets the earlier one, as in a quotation of several paragraphs, where
 * each opens and only the last closes. A pair wider than a generous limit is taken for two stray marks. One pass, linear.
 */
public final class Quotations {

    private static final String OPENING_BRACKETS = "([{（［【〔「『《〈";
    private static final String CLOSING_BRACKETS = ")]}）］】〕」』》〉";
    private static final int QUOTATION_AT_MOST = 1000;
    private static final int APOSTROPHES_AT_MOST = 500;
    private static final int BRACKET_AT_MOST = 300;

    /** Where a kind of quotation was opened last, or -1, and how wide one of its pairs may be. */
    private static final class Slot {

        private final int atMost;
        private int open = -1;

        Slot(int atMost) {
            this.atMost = atMost;
        }

        boolean isOpen() {
            return open >= 0;
        }
    }

    private final String text;
    private final boolean[] closing;
    private final int[] closeOf;
    private final Slot straight = new Slot(QUOTATION_AT_MOST);
    private final Slot curly = new Slot(QUOTATION_AT_MOST);
    private final Slot angle = new Slot(QUOTATION_AT_MOST);
    private final Slot single = new Slot(QUOTATION_AT_MOST);
    private final Slot apostrophe = new Slot(APOSTROPHES_AT_MOST);
    private final int[] openBracket = new int[OPENING_BRACKETS.length()];
    private boolean lowOpen;

    private Quotations(String text) {
        this.text = text;
        this.closing = new boolean[text.length()];
        this.closeOf = new int[text.length()];
        Arrays.fill(closeOf, -1);
        Arrays.fill(openBracket, -1);
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                read(i);
            }
        }
        spread();
    }

    /** The letters, digits and spaces that most texts are made of, none of which is a mark. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || c == ' '
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c >= 0x4E00 && c <= 0x9FFF);
    }

    /**
     * Finds the marks of a text.
     *
     * @param text any text
     * @return its quotations and brackets
     */
    public static Quotations of(String text) {
        return new Quotations(text);
    }

    /** Whether the unit at this index closes a quotation or a bracket. */
    boolean closes(int at) {
        return closing[at];
    }

    /** The index of the last mark that closes something this index lies inside of, or -1. */
    int closeAround(int at) {
        return closeOf[at];
    }

    /**
     * Whether a cut here would part a quotation or a bracket.
     *
     * @param at an index from 0 to the text's length
     * @return true if it lies behind an opening mark and not behind the closing one that belongs to it
     */
    public boolean splitsAt(int at) {
        return at > 0 && at < closeOf.length && (closeOf[at] >= 0 || closeOf[at - 1] >= at);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    private void read(int at) {
        char c = text.charAt(at);
        switch (c) {
            case '"', '＂' -> straight(at);
            case '“' -> {
                if (lowOpen && curly.isOpen()) {
                    close(curly, at);
                } else {
                    open(curly, at);
                }
                lowOpen = false;
            }
            case '„' -> {
                open(curly, at);
                lowOpen = true;
            }
            case '”' -> {
                close(curly, at);
                lowOpen = false;
            }
            case '«' -> open(angle, at);
            case '»' -> close(angle, at);
            case '‘' -> open(single, at);
            case '’' -> apostrophe(single, at);
            case '\'' -> apostrophe(apostrophe, at);
            default -> bracket(c, at);
        }
    }

    private void straight(int at) {
        boolean before = freeBefore(at);
        boolean after = freeAfter(at);
        boolean isOpen = straight.isOpen();
        if (before == after ? isOpen : after) {
            close(straight, at);
        } else {
            open(straight, at);
        }
    }

    private void apostrophe(Slot slot, int at) {
        boolean before = freeBefore(at);
        boolean after = freeAfter(at);
        boolean isOpen = slot.isOpen();
        if (before && after) {
            if (isOpen) {
                close(slot, at);
            } else if (slot == apostrophe && !afterPlural(at)) {
                open(slot, at);
            }
        } else if (before && slot == apostrophe) {
            open(slot, at);
        } else if (!before && isOpen && !betweenLetters(at)) {
            close(slot, at);
        }
    }

    private void bracket(char c, int at) {
        int opens = OPENING_BRACKETS.indexOf(c);
        if (opens >= 0) {
            openBracket[opens] = at;
            return;
        }
        int closes = CLOSING_BRACKETS.indexOf(c);
        if (closes >= 0) {
            closing[at] = true;
            pair(openBracket[closes], at, closes > 6 ? QUOTATION_AT_MOST : BRACKET_AT_MOST);
            openBracket[closes] = -1;
        }
    }

    private static void open(Slot slot, int at) {
        slot.open = at;
    }

    private void close(Slot slot, int at) {
        closing[at] = true;
        pair(slot.open, at, slot.atMost);
        slot.open = -1;
    }

    private void pair(int from, int to, int atMost) {
        if (from >= 0 && to - from <= atMost) {
            closeOf[from] = to;
        }
    }

    /** Turns "this mark is closed there" into "this index lies inside of something closed there". */
    private void spread() {
        int reach = -1;
        for (int i = 0; i < closeOf.length; i++) {
            int own = closeOf[i];
            closeOf[i] = reach > i ? reach : -1;
            reach = Math.max(reach, own);
        }
    }

    /** A detached apostrophe as in "the players ' union", the way tokenised corpora write it. */
    private boolean afterPlural(int at) {
        return at > 1 && text.charAt(at - 2) == 's';
    }

    private boolean freeBefore(int at) {
        if (at == 0) {
            return true;
        }
        char c = text.charAt(at - 1);
        return isSpace(c) || OPENING_BRACKETS.indexOf(c) >= 0 || ("\"'“‘„«—–=:".indexOf(c) >= 0 && !closing[at - 1]);
    }

    private boolean freeAfter(int at) {
        if (at + 1 == text.length()) {
            return true;
        }
        char c = text.charAt(at + 1);
        return isSpace(c) || CLOSING_BRACKETS.indexOf(c) >= 0 || ".,;:!?…—–".indexOf(c) >= 0;
    }

    /** An apostrophe as in "don't"; Hangul is excepted, since Korean particles follow a closing quote directly. */
    private boolean betweenLetters(int at) {
        return at > 0
                && at + 1 < text.length()
                && isAlphabetic(text.charAt(at - 1))
                && isAlphabetic(text.charAt(at + 1));
    }

    private static boolean isAlphabetic(char c) {
        return Character.isLetterOrDigit(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.HANGUL;
    }
}
