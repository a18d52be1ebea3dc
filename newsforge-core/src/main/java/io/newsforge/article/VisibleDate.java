package io.newsforge.article;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for the first short line of a page that holds a date, or the first paragraph that begins with one; the last resort, for a date
 * nobody marked as one. What looks like something beside the article is looked at last.
 */
final class VisibleDate {

    private static final int LONGEST = 100;
    private static final int OPENING = 24;
    private static final Pattern STARTS_WITH_DATE =
            Pattern.compile("[(\\[]?[0-9]{1,4}[./-] ?[0-9]{1,2}[./-] ?[0-9]{2,4}");
    private static final int FEWEST_DIGITS = 5;
    private static final int MOST_TEXTS = 5000;
    private static final Set<String> BESIDE = Set.of("nav", "footer", "aside", "table");

    private final boolean beside;
    private int texts;

    private VisibleDate(boolean beside) {
        this.beside = beside;
    }

    static Optional<PublicationDate> find(Box root) {
        Optional<PublicationDate> found = new VisibleDate(false).search(root);
        return found.isPresent() ? found : new VisibleDate(true).search(root);
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

    private boolean isPlace(Box box) {
        boolean aside = box.is(Hint.ASIDE) || BESIDE.contains(box.tag);
        return !box.is(Hint.COMMENTS) && !box.tag.equals("footer") && (beside || !aside);
    }

    private Optional<PublicationDate> dateOf(Piece.Text text) {
        String line = text.text();
        if (line.length() >= 3 * LONGEST || text.weight() >= LONGEST) {
            line = line.stripLeading();
            line = line.substring(0, Math.min(line.length(), OPENING));
            return STARTS_WITH_DATE.matcher(line).lookingAt() ? DateText.find(line) : Optional.empty();
        }
        return (beside || !text.link()) && hasDigits(line) ? DateText.find(line) : Optional.empty();
    }

    private static boolean hasDigits(String line) {
        int digits = 0;
        for (int i = 0; i < line.length() && digits < FEWEST_DIGITS; i++) {
            digits += Character.isDigit(line.charAt(i)) ? 1 : 0;
        }
        return digits == FEWEST_DIGITS;
    }
}
