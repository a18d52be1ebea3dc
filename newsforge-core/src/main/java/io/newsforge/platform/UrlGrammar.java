package io.newsforge.platform;

/**
 * Which characters a URL may hold after its host: X by twitter-text 3.1.0 (its Java edition, read 2026-11), Mastodon by the
 * wider rules it puts over the same library (4.7, read 2026-11).
 */
enum UrlGrammar {
    X {
        @Override
        boolean isPath(char c) {
            return Ascii.isLetterOrDigit(c)
                    || among(c, "!*';:=+,.$/%#[]-\u2013_~|&@")
                    || isAccented(c)
                    || isCyrillic(c);
        }

        @Override
        boolean endsPath(char c) {
            return Ascii.isLetterOrDigit(c) || among(c, "=_#/-+") || isAccented(c) || isCyrillic(c);
        }

        @Override
        boolean isQuery(char c) {
            return Ascii.isLetterOrDigit(c) || among(c, "!?*'();:&=+$/%#[]-_.,~|@");
        }

        @Override
        boolean endsQuery(char c) {
            return Ascii.isLetterOrDigit(c) || among(c, "-_&=#/");
        }

        @Override
        boolean isForeignHost(char c) {
            return !(Ascii.isPunctuation(c) && c != '\\') && !isHostGap(c);
        }
    },

    MASTODON {
        @Override
        boolean isPath(char c) {
            return !Blank.is(c) && !among(c, "<>()?");
        }

        @Override
        boolean endsPath(char c) {
            return !Blank.is(c) && !among(c, "()?!*\"'「」<>;:=,.$%[]~&|");
        }

        @Override
        boolean isQuery(char c) {
            return X.isQuery(c) || c == '^' || (c >= 0xA0 && !Blank.is(c));
        }

        @Override
        boolean endsQuery(char c) {
            return X.endsQuery(c) || (c >= 0xA0 && !Blank.is(c));
        }

        @Override
        boolean isForeignHost(char c) {
            return !Ascii.isPunctuation(c) && !isHostGap(c);
        }
    };

    abstract boolean isPath(char c);

    /** Whether a path may end here, so that the full stop of a sentence stays outside. */
    abstract boolean endsPath(char c);

    abstract boolean isQuery(char c);

    abstract boolean endsQuery(char c);

    /** Whether a host with a scheme may hold this although it is neither Latin nor a digit. */
    abstract boolean isForeignHost(char c);

    /** Letters and digits of a host: ASCII, Latin with accents, and the marks that make accents. */
    static boolean isHost(char c) {
        return Ascii.isLetterOrDigit(c) || isAccented(c);
    }

    /** The Latin letters with accents that twitter-text names. */
    static boolean isAccented(char c) {
        if (c < 0xC0) {
            return false;
        }
        if (c <= 0x24F) {
            return c != 0xD7 && c != 0xF7;
        }
        return (c >= 0x300 && c <= 0x36F) || (c >= 0x1E00 && c <= 0x1EFF) || (c <= 0x2BB && among(c, FURTHER));
    }

    private static final String FURTHER =
            "\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb";

    private static boolean isCyrillic(char c) {
        return c >= 0x400 && c <= 0x4FF;
    }

    private static boolean isHostGap(char c) {
        return Ascii.isSpace(c) || Character.isSpaceChar(c) || (c >= 0x2000 && c <= 0x206F);
    }

    private static boolean among(char c, String set) {
        return set.indexOf(c) >= 0;
    }
}
