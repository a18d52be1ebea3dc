package io.newsforge.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code graphemes-17.0.txt} from the properties ICU4J knows. Run it by hand when Unicode moves, with the path of
 * the file as its argument; {@link GraphemeTableTest} says when it is out of date.
 */
final class GraphemeTableGenerator {

    private static final int NO_CONJUNCT = conjunct("None");
    private static final int CONSONANT = conjunct("Consonant");
    private static final int EXTEND = conjunct("Extend");
    private static final int LINKER = conjunct("Linker");

    private GraphemeTableGenerator() {}

    private static int conjunct(String name) {
        return UCharacter.getPropertyValueEnum(UProperty.INDIC_CONJUNCT_BREAK, name);
    }

    public static void main(String[] args) throws IOException {
        StringBuilder out = new StringBuilder();
        VersionInfo unicode = UCharacter.getUnicodeVersion();
        out.append("# Grapheme_Cluster_Break, Indic_Conjunct_Break, Extended_Pictographic and Emoji of Unicode ")
                .append(unicode.getMajor())
                .append('.')
                .append(unicode.getMinor())
                .append(", by ICU4J ")
                .append(VersionInfo.ICU_VERSION.getMajor())
                .append('.')
                .append(VersionInfo.ICU_VERSION.getMinor())
                .append(" (Unicode License v3).\n")
                .append("# Written by GraphemeTableGenerator; first, last, properties as GraphemeTable names them, in")
                .append(" hexadecimal. Hangul syllables are left out.\n");
        int first = 0;
        for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT + 1; codePoint++) {
            if (codePoint > Character.MAX_CODE_POINT || written(codePoint) != written(first)) {
                if (written(first) != 0) {
                    out.append(String.format("%X %X %X\n", first, codePoint - 1, written(first)));
                }
                first = codePoint;
            }
        }
        Files.writeString(Path.of(args[0]), out, StandardCharsets.US_ASCII);
    }

    private static int written(int codePoint) {
        int properties = properties(codePoint);
        return properties == GraphemeTable.LV || properties == GraphemeTable.LVT ? 0 : properties;
    }

    /** What the table must say about a code point. */
    static int properties(int codePoint) {
        int emoji = UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI) ? GraphemeTable.EMOJI : 0;
        return classOf(codePoint) | emoji;
    }

    private static int classOf(int codePoint) {
        int conjunct = UCharacter.getIntPropertyValue(codePoint, UProperty.INDIC_CONJUNCT_BREAK);
        boolean pictograph = UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC);
        int segment = UCharacter.getIntPropertyValue(codePoint, UProperty.GRAPHEME_CLUSTER_BREAK);
        if (segment == UCharacter.GraphemeClusterBreak.OTHER) {
            if (conjunct == CONSONANT) {
                require(codePoint, !pictograph);
                return GraphemeTable.CONSONANT;
            }
            require(codePoint, conjunct == NO_CONJUNCT);
            return pictograph ? GraphemeTable.PICTOGRAPH : GraphemeTable.OTHER;
        }
        require(codePoint, !pictograph);
        if (segment == UCharacter.GraphemeClusterBreak.EXTEND) {
            require(codePoint, conjunct != CONSONANT);
            int extend = conjunct == EXTEND ? GraphemeTable.CONJUNCT_EXTEND : GraphemeTable.EXTEND;
            return conjunct == LINKER ? GraphemeTable.LINKER : extend;
        }
        require(codePoint, conjunct == (segment == UCharacter.GraphemeClusterBreak.ZWJ ? EXTEND : NO_CONJUNCT));
        return plain(segment);
    }

    private static int plain(int segment) {
        return switch (segment) {
            case UCharacter.GraphemeClusterBreak.CR -> GraphemeTable.CR;
            case UCharacter.GraphemeClusterBreak.LF -> GraphemeTable.LF;
            case UCharacter.GraphemeClusterBreak.CONTROL -> GraphemeTable.CONTROL;
            case UCharacter.GraphemeClusterBreak.ZWJ -> GraphemeTable.ZWJ;
            case UCharacter.GraphemeClusterBreak.REGIONAL_INDICATOR -> GraphemeTable.REGIONAL_INDICATOR;
            case UCharacter.GraphemeClusterBreak.PREPEND -> GraphemeTable.PREPEND;
            case UCharacter.GraphemeClusterBreak.SPACING_MARK -> GraphemeTable.SPACING_MARK;
            case UCharacter.GraphemeClusterBreak.L -> GraphemeTable.L;
            case UCharacter.GraphemeClusterBreak.V -> GraphemeTable.V;
            case UCharacter.GraphemeClusterBreak.T -> GraphemeTable.T;
            case UCharacter.GraphemeClusterBreak.LV -> GraphemeTable.LV;
            case UCharacter.GraphemeClusterBreak.LVT -> GraphemeTable.LVT;
            default -> throw new IllegalStateException("break class: " + segment + " (expected: one with a name here)");
        };
    }

    private static void require(int codePoint, boolean holds) {
        if (!holds) {
            throw new IllegalStateException(
                    "U+" + Integer.toHexString(codePoint) + ": properties that do not fit in one class");
        }
    }
}
