package io.newsforge.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drops blocks that are not the article's prose: lists of links, the title again, calls to read on, headings of nothing. */
final class BlockFilter {

    private static final double LINKS = 0.5;
    private static final double ALL_LINKS = 0.85;
    private static final int SHORT = 130;
    private static final int CREDIT = 60;
    /** Longer blocks are no titles, credits or calls. */
    private static final int LONGEST_CALL = 420;

    private static final int HEAD = 6;
    private final @Nullable String title;
    private final @Nullable String byline;

    private final boolean links;

    private BlockFilter(Known known, boolean links) {
        this.links = links;
        this.title = known.title() == null ? null : Cues.plain(known.title());
        this.byline = known.byline() == null ? null : Cues.plain(known.byline());
    }

    /**
     * What is known of the article and need not be said again by its text.
     *
     * @param title its title
     * @param byline its authors
     */
    record Known(@Nullable String title, @Nullable String byline) {}

    static List<Block> clean(List<Block> blocks, Known known) {
        return new BlockFilter(known, false).clean(blocks);
    }

    /** Cleans a text of which links are the better part, such as a roll of them. */
    static List<Block> cleanRoll(List<Block> blocks, Known known) {
        return new BlockFilter(known, true).clean(blocks);
    }

    private List<Block> clean(List<Block> blocks) {
        Map<Integer, int[]> lists = weighLists(blocks);
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int[] list = lists.getOrDefault(block.list(), new int[2]);
            boolean linkList = !links && block.list() > 0 && list[1] > LINKS * list[0];
            if (!linkList && isProse(block, i)) {
                kept.add(block);
            }
        }
        return withoutEmptyHeadings(new Tail(byline).cutFrom(kept));
    }

    private static Map<Integer, int[]> weighLists(List<Block> blocks) {
        Map<Integer, int[]> lists = new HashMap<>();
        for (Block block : blocks) {
            if (block.list() > 0) {
                int[] sum = lists.computeIfAbsent(block.list(), k -> new int[2]);
                sum[0] += block.weight();
                sum[1] += block.linkWeight();
            }
        }
        return lists;
    }

    private boolean isProse(Block block, int index) {
        if (block.isCaption()) {
            return true;
        }
        if (!links && block.weight() < SHORT && block.linkDensity() > ALL_LINKS) {
            return false;
        }
        if (block.text().length() > LONGEST_CALL) {
            return true;
        }
        String plain = Cues.plain(block.text());
        if (plain.isEmpty() || Cues.isCue(plain) || Cues.isCall(plain) || (index < HEAD && isCredit(block, plain))) {
            return false;
        }
        return !plain.equals(title) || index > 12;
    }

    /** A line that says who wrote when, above the text. */
    private boolean isCredit(Block block, String plain) {
        if (block.weight() > CREDIT || block.isHeading() || (isSentence(plain) && !Bylines.isLine(block.text()))) {
            return false;
        }
        return plain.equals(byline)
                || plain.startsWith("by ")
                || plain.startsWith("von ")
                || DateText.find(plain).isPresent();
    }

    private static boolean isSentence(String plain) {
        return ".!?…。！？".indexOf(plain.charAt(plain.length() - 1)) >= 0;
    }

    private static List<Block> withoutEmptyHeadings(List<Block> blocks) {
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean last = i + 1 == blocks.size();
            if (!blocks.get(i).isHeading() || !last) {
                kept.add(blocks.get(i));
            }
        }
        while (!kept.isEmpty() && kept.get(kept.size() - 1).isHeading()) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }
}
