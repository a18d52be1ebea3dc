package io.newsforge.post;

/** What stands between two sentences: a space, but nothing behind the full-width marks of Chinese and Japanese. */
final class SentenceGap {

    private static final String FULL_WIDTH_ENDS = "。！？」』）";

    private SentenceGap() {}

    static String after(String sentence) {
        boolean fullWidth = !sentence.isEmpty() && FULL_WIDTH_ENDS.indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
        return fullWidth ? "" : " ";
    }
}
