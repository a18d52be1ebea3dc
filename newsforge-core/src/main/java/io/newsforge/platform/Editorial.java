package io.newsforge.platform;

/**
 * What a good news post on a platform looks like, where its rules leave a choice. Writers aim at it, nothing is refused for
 * missing it. The defaults come from the newsroom page in NewsForge's design, checked 2026-11. Immutable.
 *
 * @param headline whether the article's headline opens the post; false where the link's card shows it anyway
 * @param sentences how many sentences of the article a post should have; at least 1
 * @param length the length a post should not pass, in the unit of the platform's first limit; at least 1
 * @param hashtags how many hashtags a post should carry; 0 for none
 * @param spaced whether each sentence stands as a paragraph of its own
 * @param namesSource whether the post names the publisher in words, since its readers cannot follow a link
 */
public record Editorial(
        boolean headline, int sentences, int length, int hashtags, boolean spaced, boolean namesSource) {

    public Editorial {
        atLeast("sentences", sentences, 1);
        atLeast("length", length, 1);
        atLeast("hashtags", hashtags, 0);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
    }
}
