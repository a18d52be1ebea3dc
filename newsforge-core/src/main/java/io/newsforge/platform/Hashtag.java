package io.newsforge.platform;

import java.util.Locale;

/** Makes hashtags of words. */
public final class Hashtag {

    private Hashtag() {}

    /**
     * Joins the words of a phrase so that their borders stay visible, also to screen readers: the first as it is, each other one
     * with a capital, as Mastodon does it (checked 2026-11).
     *
     * @param phrase words parted by white space, perhaps with a sign in front
     * @return a tag without its sign, such as {@code catsOfMastodon}; whether a platform takes it, its syntax says
     */
    public static String ofPhrase(String phrase) {
        String words = phrase.strip();
        if (words.startsWith("#") || words.startsWith("\uFF03")) {
            words = words.substring(1);
        }
        StringBuilder tag = new StringBuilder(words.length());
        for (String word : words.split("\\s+", -1)) {
            tag.append(tag.isEmpty() ? word : capitalised(word));
        }
        return tag.toString();
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
