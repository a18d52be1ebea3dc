package io.newsforge.article;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was taken for the article.
 *
 * @param roots the boxes that hold it
 * @param blocks its text
 * @param pictures its images
 * @param origin where it was found
 * @param byline the line at its head that says who wrote it, or an empty string
 * @param teasers how many headings in it lead to other pages
 */
record Body(
        List<Box> roots,
        List<Block> blocks,
        List<BlockWriter.Shown> pictures,
        Article.Origin origin,
        String byline,
        int teasers) {

    private static final int MOST_COMPARED = 20;
    private static final int HEAD = 8;
    private static final int TEASER = 15;
    private static final double ALL_LINK = 0.8;
    private static final int MANY_TEASERS = 12;
    private static final int SHORT_STORY = 200;
    private static final int ARTICLE = 800;

    /** Reads pruned boxes. */
    static Body of(List<Box> roots, BlockFilter.Known known, Article.Origin origin) {
        BlockWriter writer = BlockWriter.of(roots);
        String byline = writer.blocks().stream()
                .limit(HEAD)
                .map(Block::text)
                .filter(Bylines::isLine)
                .findFirst()
                .orElse("");
        int teasers = teasers(writer.blocks());
        return new Body(roots, BlockFilter.clean(writer.blocks(), known), writer.pictures(), origin, byline, teasers);
    }

    /** Reads pruned boxes of which links are the better part. */
    static Body ofLinks(List<Box> roots, BlockFilter.Known known) {
        BlockWriter writer = BlockWriter.of(roots);
        List<Block> blocks = BlockFilter.cleanRoll(writer.blocks(), known);
        return new Body(roots, blocks, writer.pictures(), Article.Origin.MARKUP, "", 0);
    }

    /** None where an article stands before the first. */
    private static int teasers(List<Block> blocks) {
        int before = 0;
        int teasers = 0;
        for (Block block : blocks) {
            teasers += isTeaser(block) ? 1 : 0;
            before += teasers == 0 && !block.isCaption() ? block.weight() : 0;
        }
        return before >= ARTICLE ? 0 : teasers;
    }

    private static boolean isTeaser(Block block) {
        return block.isHeading() && block.weight() >= TEASER && block.linkDensity() > ALL_LINK;
    }

    /** Whether it is one story after the other, each in a sentence or two under a heading that leads to it. */
    boolean isOverview() {
        return teasers >= MANY_TEASERS && weight() < SHORT_STORY * teasers;
    }

    /** How much it tells; what a site says of itself tells nothing. */
    int weight() {
        return weight(Integer.MAX_VALUE);
    }

    /** The same, not looked at further once it is enough. */
    boolean tells(int enough) {
        return weight(enough) >= enough;
    }

    private int weight(int enough) {
        int weight = 0;
        for (int i = 0; i < blocks.size() && weight < enough; i++) {
            Block block = blocks.get(i);
            weight += block.isCaption() || Notices.isNotice(block.text()) ? 0 : block.weight();
        }
        return weight;
    }

    /** Its first characters, a few more than asked for. */
    String beginning(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < blocks.size() && text.length() < characters; i++) {
            text.append(blocks.get(i).text()).append(' ');
        }
        return text.toString();
    }

    boolean isOnlyNotices() {
        return !blocks.isEmpty() && blocks.stream().allMatch(block -> Notices.isNotice(block.text()));
    }

    /** Whether both tell something that can be told from all else, in the same words. */
    boolean sharesWith(Body other) {
        List<String> letters =
                blocks.stream().map(block -> Letters.of(block.text())).toList();
        return other.openings().anyMatch(opening -> letters.stream().anyMatch(text -> text.contains(opening)));
    }

    private Stream<String> openings() {
        return blocks.stream()
                .filter(block -> !Notices.isNotice(block.text()))
                .map(block -> Letters.of(block.text(), Letters.OPENING))
                .filter(opening -> opening.length() == Letters.OPENING)
                .limit(MOST_COMPARED);
    }
}
