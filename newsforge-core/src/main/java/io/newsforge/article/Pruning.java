package io.newsforge.article;

import java.util.List;
import java.util.Set;

/**
 * Measures a page's boxes and says which of them are not the article. Two passes over the boxes: the first weighs everything, the
 * second prunes with what is then known, and never prunes what holds most of the page's prose.
 */
final class Pruning {

    /** How much is pruned. */
    enum Level {
        /** Whatever looks like something beside the article. */
        STRICT,
        /** Only what certainly is. */
        LENIENT,
        /** Only what certainly is, but for what readers wrote: the page may be nothing else. */
        WITH_COMMENTS
    }

    private static final int PROSE = 60;
    private static final double PROSE_LINKS = 0.45;
    private static final double MOST = 0.7;
    private static final double NEARLY_ALL = 0.8;
    private static final int LONG_CREDIT = 260;
    private static final int LONG_DATE = 90;
    private static final Set<String> NEVER = Set.of("html", "body", "main", "#root");
    /** What stands beside an article by its element alone. */
    static final Set<String> BESIDE = Set.of("nav", "aside", "footer", "menu");

    private final int allProse;
    private final Level level;

    private Pruning(int allProse, Level level) {
        this.allProse = allProse;
        this.level = level;
    }

    static void measure(Box root) {
        weigh(root);
    }

    static void prune(Box root, Level level) {
        new Pruning(root.proseWeight, level).keep(root, false);
    }

    private static void weigh(Box box) {
        Run run = new Run();
        box.weight = 0;
        box.linkWeight = 0;
        box.proseWeight = 0;
        weighPieces(box, box.pieces, run);
        box.proseWeight += run.prose();
    }

    private static void weighPieces(Box box, List<Piece> pieces, Run run) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Text text) {
                run.add(text);
                box.weight += text.weight();
                box.linkWeight += text.link() ? text.weight() : 0;
            } else if (piece instanceof Box inner) {
                if (inner.block) {
                    box.proseWeight += run.prose();
                    run.reset();
                    weigh(inner);
                    box.proseWeight += inner.proseWeight;
                } else {
                    inner.weight = 0;
                    inner.linkWeight = 0;
                    int before = run.weight;
                    weighPieces(inner, inner.pieces, run);
                    inner.proseWeight +=
                            Math.max(0, run.weight - before) >= PROSE ? inner.weight - inner.linkWeight : 0;
                }
                box.weight += inner.weight;
                box.linkWeight += inner.linkWeight;
            }
        }
    }

    private void keep(Box box, boolean inArticle) {
        Run run = new Run();
        box.pruned = isBeside(box, inArticle);
        box.keptWeight = 0;
        box.keptLinkWeight = 0;
        box.keptProse = 0;
        box.worth = 0;
        if (!box.pruned) {
            keepPieces(box, box.pieces, run, inArticle || box.tag.equals("article"));
            close(box, run);
        }
    }

    private void keepPieces(Box block, List<Piece> pieces, Run run, boolean inArticle) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Text text) {
                run.add(text);
                block.keptWeight += text.weight();
                block.keptLinkWeight += text.link() ? text.weight() : 0;
            } else if (piece instanceof Box inner && inner.block) {
                close(block, run);
                keep(inner, inArticle);
                block.keptWeight += inner.keptWeight;
                block.keptLinkWeight += inner.keptLinkWeight;
                block.keptProse += inner.keptProse;
                block.worth += inner.worth;
            } else if (piece instanceof Box inner) {
                inner.pruned = isBeside(inner, inArticle);
                if (!inner.pruned) {
                    keepPieces(block, inner.pieces, run, inArticle);
                }
            }
        }
    }

    private static void close(Box box, Run run) {
        box.keptProse += run.prose();
        box.worth += run.worth(box.tag);
        run.reset();
    }

    private boolean isBeside(Box box, boolean inArticle) {
        if (NEVER.contains(box.tag) || box.articleBody) {
            return false;
        }
        double share = allProse == 0 ? 0 : (double) box.proseWeight / allProse;
        if (box.is(Hint.COMMENTS) && level != Level.WITH_COMMENTS) {
            return share < NEARLY_ALL;
        }
        if (share > MOST) {
            return false;
        }
        if (BESIDE.contains(box.tag) || (box.tag.equals("header") && !inArticle)) {
            return true;
        }
        return level == Level.STRICT && isNamedBeside(box);
    }

    private static boolean isNamedBeside(Box box) {
        // a heading's id is often made for a list of contents and says nothing of what stands below
        if (box.is(Hint.ASIDE) && !box.is(Hint.HIDDEN) && isHeading(box.tag)) {
            return false;
        }
        if (box.is(Hint.ASIDE) || box.is(Hint.HIDDEN)) {
            return !box.tag.equals("article") || box.proseWeight == 0;
        }
        if (box.is(Hint.AUTHOR) && box.weight < LONG_CREDIT) {
            return true;
        }
        if (box.is(Hint.DATE) && box.weight < LONG_DATE) {
            return true;
        }
        return box.tag.equals("form") && box.proseWeight < 4 * PROSE;
    }

    static boolean isHeading(String tag) {
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) != 'r';
    }

    /** Text between two borders. */
    private static final class Run {

        private int weight;
        private int links;

        void add(Piece.Text text) {
            weight += text.weight();
            links += text.link() ? text.weight() : 0;
        }

        void reset() {
            weight = 0;
            links = 0;
        }

        int prose() {
            return weight >= PROSE && links < PROSE_LINKS * weight ? weight - links : 0;
        }

        int worth(String tag) {
            int prose = prose();
            if (prose > 0) {
                return prose;
            }
            if (weight == 0 || isHeading(tag)) {
                return 0;
            }
            return links * 2 >= weight ? -links - 12 : -8;
        }
    }
}
