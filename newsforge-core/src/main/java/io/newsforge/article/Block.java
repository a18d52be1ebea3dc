package io.newsforge.article;

/**
 * One block of text taken from a page, before it is judged.
 *
 * @param kind what it is by its markup
 * @param text its text on one line
 * @param weight how much text, see {@link TextWeight}
 * @param linkWeight how much of it is links
 * @param list which list or table it is an item of, 0 for none
 */
record Block(Paragraph.Kind kind, String text, int weight, int linkWeight, int list) {

    double linkDensity() {
        return weight == 0 ? 0 : (double) linkWeight / weight;
    }

    boolean isHeading() {
        return kind == Paragraph.Kind.HEADING;
    }

    boolean isCaption() {
        return kind == Paragraph.Kind.CAPTION;
    }

    boolean isItem() {
        return kind == Paragraph.Kind.LIST_ITEM;
    }
}
