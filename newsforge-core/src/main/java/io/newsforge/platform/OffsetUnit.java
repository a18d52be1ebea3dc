package io.newsforge.platform;

import java.util.Objects;

/** What a platform's offsets into a text count. */
public enum OffsetUnit {
    /** UTF-16 code units, as {@link String#length()}: Telegram's entities, X's own data. */
    UTF16 {
        @Override
        int width(int codePoint) {
            return Character.charCount(codePoint);
        }
    },
    /** Bytes of the text in UTF-8: Bluesky's facets. A lone surrogate is three bytes, as its replacement U+FFFD would be. */
    UTF8_BYTE {
        @Override
        int width(int codePoint) {
            return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        }
    },
    /** Unicode code points. A lone surrogate is one. */
    CODE_POINT {
        @Override
        int width(int codePoint) {
            return 1;
        }
    };

    abstract int width(int codePoint);

    /**
     * Converts a UTF-16 index of a text into this unit.
     *
     * @param text the text the index belongs to
     * @param utf16Index 0 to {@code text.length()}; an index between the two halves of a surrogate pair counts as the one before it
     * @return how many of this unit stand before the index
     * @throws IndexOutOfBoundsException if the index is outside the text
     */
    public int offset(String text, int utf16Index) {
        Objects.checkIndex(utf16Index, text.length() + 1);
        return this == UTF16 ? utf16Index : width(text, 0, utf16Index);
    }

    /**
     * Measures a whole text in this unit.
     *
     * @param text the text
     * @return its length in this unit, 0 or more
     */
    public int length(String text) {
        return offset(text, text.length());
    }

    /**
     * Converts an offset in this unit back into a UTF-16 index.
     *
     * @param text the text the offset belongs to
     * @param offset 0 to {@link #length(String)}; one inside a code point counts as its start
     * @return an index into the text that never parts a surrogate pair
     * @throws IndexOutOfBoundsException if the offset is outside the text
     */
    public int utf16Index(String text, int offset) {
        int index = 0;
        int seen = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            if (seen + width(codePoint) > offset) {
                break;
            }
            seen += width(codePoint);
            index += Character.charCount(codePoint);
        }
        if (offset < 0 || (index == text.length() && offset > seen)) {
            throw new IndexOutOfBoundsException("offset: " + offset + " (expected: 0 to " + length(text) + ")");
        }
        return index;
    }

    /** How many of this unit stand between two UTF-16 indices. */
    int width(String text, int from, int to) {
        int width = 0;
        for (int at = from; at < to; ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (at <= to) {
                width += width(codePoint);
            }
        }
        return width;
    }
}
