package io.newsforge.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the boxes that hold the article. Several ways propose: what is marked or named as the text, the article element, and the
 * box with the most prose for the least noise. A judge takes the most telling proposal that holds enough.
 */
final class BodyFinder {

    private static final int ENOUGH = 220;
    private static final double SHARE = 0.6;
    private static final int LITTLE = 100;
    private static final double SMALL_SHARE = 0.35;
    private static final double AS_GOOD = 0.85;

    private static final double SCATTERED_SHARE = 0.9;
    private static final int FAR = 6;

    private final Box root;
    private final List<Box> marked = new ArrayList<>();
    private final List<Box> named = new ArrayList<>();
    private final List<Box> articles = new ArrayList<>();
    private Box best;
    private final Map<Box, Boolean> titled = new HashMap<>();

    private BodyFinder(Box root) {
        this.root = root;
        this.best = root;
        collect(root);
    }

    static List<Box> find(Box root) {
        return new BodyFinder(root).choose();
    }

    /** The box that is marked or named as the text, whatever is in it; none where no box is. */
    static List<Box> findNamed(Box root) {
        BodyFinder finder = new BodyFinder(root);
        for (List<Box> boxes : List.of(finder.marked, finder.named)) {
            Optional<Box> largest = boxes.stream().max(Comparator.comparingInt(box -> box.keptWeight));
            if (largest.isPresent()) {
                return List.of(largest.get());
            }
        }
        return List.of();
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
        List<Box> body = together(marked);
        if (isEnough(body, isAroundBest(body) ? 1 : LITTLE, SMALL_SHARE)) {
            return body;
        }
        for (List<Box> proposal : List.of(together(named), together(articles))) {
            if (isEnough(proposal, isAroundBest(proposal) ? LITTLE : ENOUGH, SHARE)) {
                return proposal;
            }
        }
        return best.worth > 0 ? List.of(best) : List.of(root);
    }

    private boolean isAroundBest(List<Box> proposal) {
        return proposal.stream().anyMatch(box -> box == best || best.isInside(box));
    }

    private boolean isEnough(List<Box> proposal, int enough, double share) {
        int prose = 0;
        for (Box box : proposal) {
            prose += box.keptProse;
        }
        boolean scattered = proposal.size() > 1 && proposal.get(0).parent != proposal.get(1).parent;
        return prose >= enough && prose >= (scattered ? SCATTERED_SHARE : share) * best.keptProse;
    }

    /** The box of these with the most prose, with those others of its name that have the same place and are not inside it. */
    private List<Box> together(List<Box> boxes) {
        Box first = largest(boxes);
        if (first == null) {
            return List.of();
        }
        List<Box> together = new ArrayList<>();
        for (Box box : boxes) {
            boolean same = box == first || (box.names.equals(first.names) && isBeside(box, first));
            if (same && !isInsideAny(box, together)) {
                together.add(box);
            }
        }
        return together;
    }

    /** Whether both have one parent or the same place in parts of one list, such as the posts of a thread; but not in two articles. */
    private boolean isBeside(Box box, Box other) {
        Box one = box;
        Box two = other;
        for (int i = 0; i < FAR && one.parent != two.parent; i++) {
            if (one.parent == null || two.parent == null || !one.parent.tag.equals(two.parent.tag)) {
                return false;
            }
            one = one.parent;
            two = two.parent;
        }
        return one.parent == two.parent && !(isTitled(one) && isTitled(two));
    }

    private boolean isTitled(Box part) {
        return titled.computeIfAbsent(part, BodyFinder::hasTitle);
    }

    private static boolean hasTitle(Box box) {
        return box.tag.equals("h1")
                || box.pieces.stream().anyMatch(piece -> piece instanceof Box inner && inner.block && hasTitle(inner));
    }

    private static boolean isInsideAny(Box box, List<Box> others) {
        return !others.isEmpty() && box.isInside(others.get(others.size() - 1));
    }

    /** The box with the most prose or, of boxes inside it, the innermost that holds nearly as much. */
    private static @Nullable Box largest(List<Box> boxes) {
        Box largest = null;
        for (Box box : boxes) {
            if (largest == null || isBetter(box, largest)) {
                largest = box;
            }
        }
        return largest;
    }

    private static boolean isBetter(Box box, Box than) {
        return box.keptProse > than.keptProse || (box.isInside(than) && box.keptProse >= AS_GOOD * than.keptProse);
    }
}
