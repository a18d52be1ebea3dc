package io.newsforge.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each code point does in a grapheme cluster: the properties Grapheme_Cluster_Break, Indic_Conjunct_Break,
 * Extended_Pictographic and Emoji of Unicode 17.0, folded into one byte. Immutable.
 *
 * <p>Read once from {@code graphemes-17.0.txt}, which {@code GraphemeTableGenerator} in the tests writes. Two stages of
 * arrays make a look-up two reads; equal blocks are kept once, so the whole takes about 30 KB. Hangul syllables are not in
 * the file: whether one is LV or LVT follows from its number.
 */
final class GraphemeTable {

    static final byte OTHER = 0;
    static final byte CR = 1;
    static final byte LF = 2;
    static final byte CONTROL = 3;
    /** Extend outside Indic conjuncts. */
    static final byte EXTEND = 4;
    /** Extend that an Indic conjunct may hold. */
    static final byte CONJUNCT_EXTEND = 5;
    /** Extend that joins two Indic consonants. */
    static final byte LINKER = 6;

    static final byte ZWJ = 7;
    static final byte REGIONAL_INDICATOR = 8;
    static final byte PREPEND = 9;
    static final byte SPACING_MARK = 10;
    static final byte L = 11;
    static final byte V = 12;
    static final byte T = 13;
    static final byte LV = 14;
    static final byte LVT = 15;
    static final byte PICTOGRAPH = 16;
    static final byte CONSONANT = 17;

    /** The bits of the class; above them stands {@link #EMOJI}. */
    static final int CLASS = 0x1F;

    /** Set on code points with the property Emoji. */
    static final int EMOJI = 0x20;

    static final String RESOURCE = "graphemes-17.0.txt";

    private static final int HANGUL_FIRST = 0xAC00;
    private static final int HANGUL_LAST = 0xD7A3;
    private static final int HANGUL_TRAILING = 28;
    private static final int BLOCK = 128;

    private final short[] blocks = new short[(Character.MAX_CODE_POINT + 1) / BLOCK];
    private final byte[] properties;

    private GraphemeTable(byte[] all) {
        List<byte[]> distinct = new ArrayList<>();
        for (int block = 0; block < blocks.length; block++) {
            byte[] content = Arrays.copyOfRange(all, block * BLOCK, (block + 1) * BLOCK);
            int same = 0;
            while (same < distinct.size() && !Arrays.equals(distinct.get(same), content)) {
                same++;
            }
            if (same == distinct.size()) {
                distinct.add(content);
            }
            blocks[block] = (short) same;
        }
        properties = new byte[distinct.size() * BLOCK];
        for (int i = 0; i < distinct.size(); i++) {
            System.arraycopy(distinct.get(i), 0, properties, i * BLOCK, BLOCK);
        }
    }

    static GraphemeTable load() {
        byte[] all = new byte[Character.MAX_CODE_POINT + 1];
        Resources.lines(GraphemeTable.class, RESOURCE).forEach(line -> fill(all, line));
        for (int syllable = HANGUL_FIRST; syllable <= HANGUL_LAST; syllable++) {
            all[syllable] = (syllable - HANGUL_FIRST) % HANGUL_TRAILING == 0 ? LV : LVT;
        }
        return new GraphemeTable(all);
    }

    /** A line is {@code first last properties}, all hexadecimal. */
    private static void fill(byte[] all, String line) {
        int one = line.indexOf(' ');
        int two = line.indexOf(' ', one + 1);
        int first = Integer.parseInt(line, 0, one, 16);
        int last = Integer.parseInt(line, one + 1, two, 16);
        byte value = (byte) Integer.parseInt(line, two + 1, line.length(), 16);
        Arrays.fill(all, first, last + 1, value);
    }

    /** The class of a code point with {@link #EMOJI} above it. */
    int properties(int codePoint) {
        return properties[blocks[codePoint / BLOCK] * BLOCK + codePoint % BLOCK];
    }

    int classOf(int codePoint) {
        return properties(codePoint) & CLASS;
    }
}
