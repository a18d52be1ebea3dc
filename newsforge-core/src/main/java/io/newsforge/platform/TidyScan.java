package io.newsforge.platform;

/** Sees at a glance, in one pass without allocation, that most texts are tidy already. What it does not know it leaves to others. */
final class TidyScan {

    private static final int MOST_BREAKS = 2;

    private TidyScan() {}

    /** True only for a text that {@link PostText#tidy} would not change; false may mean either. */
    static boolean isTidy(String text) {
        char before = '\n';
        int breaks = MOST_BREAKS;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (before == ' ' || before == '\n') {
                    return false;
                }
            } else if (c == '\n') {
                if (before == ' ' || ++breaks > MOST_BREAKS) {
                    return false;
                }
            } else if (isPlain(c)) {
                breaks = 0;
            } else {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || (before != ' ' && before != '\n');
    }

    /** Visible, never part of a composition that NFC would change, and no control. */
    private static boolean isPlain(char c) {
        if (c < 0x7F) {
            return c > ' ';
        }
        return (c >= 0xAE && c < 0x300)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x2010 && c <= 0x2027)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A0 && c <= 0x30FE)
                || (c >= 0x0400 && c <= 0x0482)
                || (c >= 0x3001 && c <= 0x3029)
                || c == 0x20AC
                || (c >= 0xA1 && c <= 0xAC);
    }
}
