package io.newsforge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of a page that matters: a block, or an inline element of which something is known. Plain inline elements are not
 * kept; their text is their parent's. Written once while the page is walked, then measured by {@link Pruning}.
 */
final class Box implements Piece {

    private static final Set<String> OUTER = Set.of("body", "main", "article");

    private static final int FEW_PIECES = 2;

    final @Nullable Box parent;
    final String tag;
    final boolean block;
    final Set<Hint> hints;
    final String names;
    final boolean articleBody;
    /** In reading order; many boxes hold none or one. */
    List<Piece> pieces = List.of();

    /** Everything inside, pruned or not. */
    int weight;

    int linkWeight;
    /** Text in good paragraphs, pruned or not. */
    int proseWeight;

    boolean pruned;
    /** What {@link Pruning} kept. */
    int keptWeight;

    int keptLinkWeight;
    int keptProse;
    /** Good text less the noise around it, see {@link Pruning}. */
    int worth;

    Box(@Nullable Box parent, String tag, boolean block, Set<Hint> hints, String names, boolean articleBody) {
        this.parent = parent;
        this.tag = tag;
        this.block = block;
        this.hints = hints;
        this.names = names;
        this.articleBody = articleBody;
    }

    void add(Piece piece) {
        if (pieces.isEmpty()) {
            pieces = new ArrayList<>(FEW_PIECES);
        }
        pieces.add(piece);
    }

    /** Whether a space would part nothing here: at the beginning, behind a block or behind a space. */
    boolean endsApart() {
        if (pieces.isEmpty()) {
            return block;
        }
        Piece last = pieces.get(pieces.size() - 1);
        return last instanceof Box box
                ? box.block
                : last instanceof Text text && text.text().equals(" ");
    }

    boolean is(Hint hint) {
        return hints.contains(hint);
    }

    double linkDensity() {
        return weight == 0 ? 0 : (double) linkWeight / weight;
    }

    /** Whether this box or one around it, up to the article or the page, has the hint. */
    boolean isUnder(Hint hint) {
        for (Box box = this; box != null && !OUTER.contains(box.tag); box = box.parent) {
            if (box.is(hint)) {
                return true;
            }
        }
        return false;
    }

    boolean isInside(Box other) {
        for (Box box = parent; box != null; box = box.parent) {
            if (box == other) {
                return true;
            }
        }
        return false;
    }

    /** All text inside on one line, cut where the line has grown past a bound. */
    String text(int bound) {
        OneLine line = new OneLine();
        write(line, bound);
        return line.toString();
    }

    private void write(OneLine line, int bound) {
        for (Piece piece : pieces) {
            if (line.length() > bound) {
                return;
            }
            if (piece instanceof Text text) {
                line.add(text.text());
            } else if (piece instanceof Box box) {
                boolean apart = box.block;
                if (apart) {
                    line.space();
                }
                box.write(line, bound);
                if (apart) {
                    line.space();
                }
            } else {
                line.space();
            }
        }
    }
}
