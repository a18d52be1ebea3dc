package io.newsforge.article;

import java.util.Optional;
import java.util.Set;

/** Looks for the first short line of a page that holds a date; the last resort, for a date nobody marked as one. */
final class VisibleDate {

    private static final int LONGEST = 100;
    private static final int FEWEST_DIGITS = 5;
    private static final int MOST_TEXTS = 5000;
    private static final Set<String> BESIDE = Set.of("nav", "footer", "aside", "table");

    private int texts;

    private VisibleDate() {}

    static Optional<PublicationDate> find(Box root) {
        return new VisibleDate().search(root);
    }

    private Optional<PublicationDate> search(Box box) {
        Optional<PublicationDate> found = Optional.empty();
        for (int i = 0; i < box.pieces.size() && found.isEmpty() && texts < MOST_TEXTS; i++) {
            Piece piece = box.pieces.get(i);
            if (piece instanceof Piece.Text text) {
                texts++;
                found = dateOf(text);
            } else if (piece instanceof Box inner && isPlace(inner)) {
                found = search(inner);
            }
        }
        return found;
    }

    private static boolean isPlace(Box box) {
        return !box.is(Hint.COMMENTS) && !box.is(Hint.ASIDE) && !BESIDE.contains(box.tag);
    }

    private static Optional<PublicationDate> dateOf(Piece.Text text) {
        String line = text.text();
        boolean likely = !text.link()
                && text.weight() < LONGEST
                && line.length() < 3 * LONGEST
                && line.chars().filter(Character::isDigit).limit(FEWEST_DIGITS).count() == FEWEST_DIGITS;
        return likely ? DateText.find(line) : Optional.empty();
    }
}
