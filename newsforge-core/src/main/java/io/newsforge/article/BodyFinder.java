package io.newsforge.article;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the boxes that hold the article. Several ways propose: what is marked or named as the text, the article element, and the
 * box with the most prose for the least noise. A judge takes the most telling proposal that holds enough.
 */
final class BodyFinder {

    private static final int ENOUGH = 220;
    private static final double SHARE = 0.6;

    private final Box root;
    private final List<Box> marked = new ArrayList<>();
    private final List<Box> named = new ArrayList<>();
    private final List<Box> articles = new ArrayList<>();
    private Box best;

    private BodyFinder(Box root) {
        this.root = root;
        this.best = root;
        collect(root);
    }

    static List<Box> find(Box root) {
        return new BodyFinder(root).choose();
    }

    private void collect(Box box) {
        for (Piece piece : box.pieces) {
            if (piece instanceof Box inner && !inner.pruned) {
                if (inner.block) {
                    sort(inner);
                }
                collect(inner);
            }
        }
    }

    private void sort(Box box) {
        if (box.articleBody) {
            marked.add(box);
        } else if (box.is(Hint.BODY) && !box.tag.equals("body")) {
            named.add(box);
        }
        if (box.tag.equals("article")) {
            articles.add(box);
        }
        if (box.worth > best.worth || (box.worth == best.worth && box.isInside(best))) {
            best = box;
        }
    }

    private List<Box> choose() {
        for (List<Box> proposal : List.of(together(marked), together(named), together(articles))) {
            if (isEnough(proposal)) {
                return proposal;
            }
        }
        return best.worth > 0 ? List.of(best) : List.of(root);
    }

    private boolean isEnough(List<Box> proposal) {
        int prose = 0;
        for (Box box : proposal) {
            prose += box.keptProse;
        }
        return prose >= ENOUGH && prose >= SHARE * best.keptProse;
    }

    /** The box of these with the most prose, with those others of its name that are not inside it. */
    private static List<Box> together(List<Box> boxes) {
        Box first = largest(boxes);
        if (first == null) {
            return List.of();
        }
        List<Box> together = new ArrayList<>();
        for (Box box : boxes) {
            boolean same = box == first || (box.names.equals(first.names) && box.parent == first.parent);
            if (same && !isInsideAny(box, together)) {
                together.add(box);
            }
        }
        return together;
    }

    private static boolean isInsideAny(Box box, List<Box> others) {
        return !others.isEmpty() && box.isInside(others.get(others.size() - 1));
    }

    private static @Nullable Box largest(List<Box> boxes) {
        Box largest = null;
        for (Box box : boxes) {
            if (largest == null || box.keptProse > largest.keptProse) {
                largest = box;
            }
        }
        return largest;
    }
}
