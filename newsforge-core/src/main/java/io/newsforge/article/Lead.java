package io.newsforge.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lead of an article where it stands in a box of its own above the text, which {@link BodyFinder} cannot see: the box that
 * says what the page says of itself in its description, or that is named a lead.
 */
final class Lead {

    private static final int SHORTEST = 40;
    private static final int LONGEST = 1_200;

    /** In letters and digits; a lead may begin as the text does, and go on otherwise. */
    private static final int WHOLE = 100;

    private static final int PROSE = 60;

    private final Set<Box> body;
    private final List<String> openings = new ArrayList<>();
    private @Nullable Box found;
    private @Nullable Box named;
    private boolean begun;

    private Lead(List<Box> body, List<String> descriptions) {
        this.body = new HashSet<>(body);
        for (String description : descriptions) {
            String opening = Letters.of(description, Letters.OPENING);
            if (opening.length() == Letters.OPENING) {
                openings.add(opening);
            }
        }
    }

    /**
     * Looks for the lead.
     *
     * @param page the whole page, pruned
     * @param body the boxes that hold the text
     * @param blocks the text
     * @param descriptions what the page says of itself
     * @return the lead's blocks, none where the text has it already or there is none
     */
    static List<Block> find(Box page, List<Box> body, List<Block> blocks, List<String> descriptions) {
        Lead lead = new Lead(body, descriptions);
        lead.walk(page, false);
        Box box = lead.found != null ? lead.found : lead.named;
        if (box == null || isSaid(Letters.of(box.text(LONGEST), WHOLE), blocks)) {
            return List.of();
        }
        return BlockWriter.of(List.of(box)).blocks();
    }

    private static boolean isSaid(String opening, List<Block> blocks) {
        return blocks.stream()
                .limit(12)
                .anyMatch(block -> Letters.of(block.text(), LONGEST).contains(opening));
    }

    private void walk(Box box, boolean inBody) {
        boolean inside = inBody || body.contains(box);
        for (Piece piece : box.pieces) {
            if (begun || found != null) {
                return;
            }
            if (piece instanceof Box inner && inner.block) {
                look(inner);
                begun |= inside && isProse(inner) && inner != found;
                walk(inner, inside);
            }
        }
    }

    private static boolean isProse(Box box) {
        return !box.pruned
                && !Pruning.isHeading(box.tag)
                && isLeaf(box)
                && box.weight >= PROSE
                && box.linkDensity() < 0.4;
    }

    private void look(Box box) {
        if (box.weight < SHORTEST || box.weight > LONGEST || !isLeaf(box) || box.linkDensity() > 0.4) {
            return;
        }
        if (!openings.isEmpty() && openings.contains(Letters.of(box.text(3 * Letters.OPENING), Letters.OPENING))) {
            found = box;
        } else if (box.isUnder(Hint.LEAD)) {
            named = box;
        }
    }

    private static boolean isLeaf(Box box) {
        for (Piece piece : box.pieces) {
            if (piece instanceof Box inner && inner.block) {
                return false;
            }
        }
        return true;
    }
}
