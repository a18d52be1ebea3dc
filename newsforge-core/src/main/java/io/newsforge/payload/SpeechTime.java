package io.newsforge.payload;

/**
 * How long a text takes to say, in the measured pace of news: 150 words a minute in scripts with spaces, 330 syllables of Hangul,
 * 270 Han characters and 420 of Kana, and a third of a second for each stop. An estimate: engines and voices differ by a fifth.
 */
final class SpeechTime {

    private static final double WORD = 60.0 / 150;
    private static final double HANGUL = 60.0 / 330;
    private static final double HAN = 60.0 / 270;
    private static final double KANA = 60.0 / 420;
    private static final double STOP = 0.33;

    private SpeechTime() {}

    static int seconds(String text) {
        double seconds = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            double syllable = syllable(codePoint);
            boolean word = syllable == 0 && Character.isLetterOrDigit(codePoint);
            seconds += syllable + (word && !inWord ? WORD : 0) + (isStop(codePoint) ? STOP : 0);
            inWord = word || (inWord && (codePoint == '\'' || codePoint == '\u2019' || codePoint == '-'));
            i += Character.charCount(codePoint);
        }
        return (int) Math.ceil(seconds);
    }

    private static double syllable(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HANGUL -> HANGUL;
            case HAN -> HAN;
            case HIRAGANA, KATAKANA -> KANA;
            default -> 0;
        };
    }

    private static boolean isStop(int codePoint) {
        return ".!?:;\n\u3002\uFF01\uFF1F\u2026".indexOf(codePoint) >= 0;
    }
}
