package io.newsforge.article;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the unpruned text under boxes as blocks, in reading order. */
final class BlockWriter {

    /**
     * An image as it stands in the text.
     *
     * @param picture the image
     * @param caption the caption of its figure, or an empty string
     */
    record Shown(Piece.Picture picture, String caption) {}

    private final List<Block> blocks = new ArrayList<>();
    private final List<Shown> pictures = new ArrayList<>();
    private OneLine line = new OneLine();
    private int weight;
    private int linkWeight;
    private int breaks;
    private int lists;
    private int list;

    static BlockWriter of(List<Box> roots) {
        BlockWriter writer = new BlockWriter();
        for (Box root : roots) {
            writer.write(root, Paragraph.Kind.PARAGRAPH);
            writer.close(Paragraph.Kind.PARAGRAPH);
        }
        return writer;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Shown> pictures() {
        return pictures;
    }

    private void write(Box box, Paragraph.Kind outer) {
        Paragraph.Kind kind = kindOf(box, outer);
        int outerList = list;
        if (isList(box.tag) && list == 0) {
            list = ++lists;
        }
        int firstPicture = pictures.size();
        int firstBlock = blocks.size();
        if (box.block) {
            close(outer);
        }
        for (Piece piece : box.pieces) {
            write(piece, kind);
        }
        if (box.block) {
            close(kind);
        }
        list = outerList;
        if (box.tag.equals("figure")) {
            caption(firstPicture, firstBlock);
        }
    }

    private void write(Piece piece, Paragraph.Kind kind) {
        if (piece instanceof Piece.Text text) {
            add(text);
        } else if (piece instanceof Piece.Picture picture) {
            pictures.add(new Shown(picture, ""));
        } else if (piece instanceof Box inner) {
            if (!inner.pruned) {
                write(inner, kind);
            }
        } else {
            line.space();
            if (++breaks > 1) {
                close(kind);
            }
        }
    }

    private void add(Piece.Text text) {
        line.add(text.text());
        weight += text.weight();
        linkWeight += text.link() ? text.weight() : 0;
        if (text.weight() > 0) {
            breaks = 0;
        }
    }

    private void close(Paragraph.Kind kind) {
        if (!line.isEmpty()) {
            blocks.add(new Block(kind, line.toString(), weight, linkWeight, list));
        }
        line = new OneLine();
        weight = 0;
        linkWeight = 0;
        breaks = 0;
    }

    private void caption(int firstPicture, int firstBlock) {
        String caption = null;
        for (int i = firstBlock; i < blocks.size() && caption == null; i++) {
            caption = blocks.get(i).isCaption() ? blocks.get(i).text() : null;
        }
        for (int i = firstPicture; i < pictures.size() && caption != null; i++) {
            pictures.set(i, new Shown(pictures.get(i).picture(), caption));
        }
    }

    private static boolean isList(String tag) {
        return tag.equals("ul") || tag.equals("ol") || tag.equals("dl") || tag.equals("table");
    }

    private static Paragraph.Kind kindOf(Box box, Paragraph.Kind outer) {
        if (outer == Paragraph.Kind.CAPTION || isCaption(box)) {
            return Paragraph.Kind.CAPTION;
        }
        Paragraph.@Nullable Kind own = switch (box.tag) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Paragraph.Kind.HEADING;
            case "li", "dd", "dt" -> Paragraph.Kind.LIST_ITEM;
            case "blockquote" -> Paragraph.Kind.QUOTE;
            default -> null;
        };
        return own == null ? outer : own;
    }

    private static boolean isCaption(Box box) {
        return box.tag.equals("figcaption") || (box.is(Hint.CAPTION) && box.weight < 500);
    }
}
