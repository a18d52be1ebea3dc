package io.newsforge.platform;

import io.newsforge.text.Resources;
import java.util.Map;
import java.util.TreeMap;

/**
 * The emoji of several code points that twitter-text 3.1.0 takes as one: those of Emoji 12.1. Immutable.
 *
 * <p>Kept as a tree by code point, read from {@code emoji-x.txt}. The library's pattern prefers earlier alternatives to
 * longer ones, but writes the longer ones first, so the longest sequence is its choice too; the tests compare the two.
 */
final class XEmoji {

    static final XEmoji INSTANCE = new XEmoji();

    private final Node root = new Node();

    private XEmoji() {
        for (String line : Resources.lines(XEmoji.class, "emoji-x.txt")) {
            String[] halves = line.split(":", 2);
            Node prefix = root;
            for (String codePoint : halves[0].trim().split(" ", -1)) {
                prefix = prefix.grow(Integer.parseInt(codePoint, 16));
            }
            for (String range : halves[1].trim().split(" ", -1)) {
                String[] ends = range.split("-", 2);
                int last = Integer.parseInt(ends[ends.length - 1], 16);
                for (int codePoint = Integer.parseInt(ends[0], 16); codePoint <= last; codePoint++) {
                    prefix.grow(codePoint).whole = true;
                }
            }
        }
    }

    /** Where the longest sequence that starts at an index ends, or -1 if none of several code points does. */
    int match(String text, int start) {
        if (!mayContinue(text, start + Character.charCount(text.codePointAt(start)))) {
            return -1;
        }
        Node node = root;
        int end = -1;
        for (int at = start; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            node = node.next.get(codePoint);
            if (node == null) {
                break;
            }
            at += Character.charCount(codePoint);
            end = node.whole ? at : end;
        }
        return end;
    }

    /** Every sequence goes on with a style, a keycap, a joiner, or the surrogate of a tone, a flag letter or a tag. */
    private static boolean mayContinue(String text, int at) {
        return at < text.length() && "\uFE0F\u20E3\u200D\uD83C\uDB40".indexOf(text.charAt(at)) >= 0;
    }

    private static final class Node {
        private final Map<Integer, Node> next = new TreeMap<>();
        private boolean whole;

        private Node grow(int codePoint) {
            return next.computeIfAbsent(codePoint, c -> new Node());
        }
    }
}
