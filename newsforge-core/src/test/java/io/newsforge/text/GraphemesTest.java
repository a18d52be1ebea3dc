package io.newsforge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphemesTest {

    @Property(tries = 20_000)
    void breaksWhereTheUnicodeRulesBreak(@ForAll("texts") String text) {
        assertThat(boundaries(text)).isEqualTo(boundariesOfIcu(text));
    }

    @Property(tries = 2_000)
    void countsAsManyClustersAsItSteps(@ForAll("texts") String text) {
        assertThat(Graphemes.count(text)).isEqualTo(boundaries(text).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "한",
                "\u1112\u1161\u11ab",
                "👨‍👩‍👧‍👦",
                "🇰🇷",
                "e\u0301",
                "क्षि",
                "\r\n",
                "\ud83d",
                "\udc00",
                "กำ"
            })
    void takesWhatAReaderTakesForOneCharacterAsOne(String text) {
        assertThat(Graphemes.count(text)).isEqualTo(1);
    }

    @Test
    void findsNothingInTheEmptyText() {
        assertThat(Graphemes.count("")).isZero();
    }

    @Test
    void refusesAnIndexOutsideTheText() {
        assertThatThrownBy(() -> Graphemes.next("a", 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Nested
    class AsEmoji {

        @ParameterizedTest
        @ValueSource(
                strings = {"😀", "👨‍👩‍👧‍👦", "🇰🇷", "1️⃣", "#⃣", "❤️", "☎", "©", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🫱🏻", "🏽"})
        void knowsPicturesFlagsAndKeycaps(String cluster) {
            assertThat(Graphemes.isEmoji(cluster, 0, cluster.length())).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "1", "#", "1\ufe0f", "☎\ufe0e", "한", "★", "🇰", "\ud83d", "\u0600😀"})
        void leavesTextAlone(String cluster) {
            assertThat(Graphemes.isEmoji(cluster, 0, cluster.length())).isFalse();
        }

        @Test
        void findsNoneInAnEmptyStretch() {
            assertThat(Graphemes.isEmoji("😀", 0, 0)).isFalse();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return TextArbitraries.mixed();
    }

    private static List<Integer> boundaries(String text) {
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            at = Graphemes.next(text, at);
            ends.add(at);
        }
        return ends;
    }

    private static List<Integer> boundariesOfIcu(String text) {
        BreakIterator icu = BreakIterator.getCharacterInstance(Locale.ROOT);
        icu.setText(text);
        List<Integer> ends = new ArrayList<>();
        for (int end = icu.next(); end != BreakIterator.DONE; end = icu.next()) {
            ends.add(end);
        }
        return ends;
    }

    /** Texts in which neighbours of all kinds meet. */
    static final class TextArbitraries {

        private TextArbitraries() {}

        static Arbitrary<String> mixed() {
            List<Arbitrary<Integer>> kinds = new ArrayList<>();
            int[][] ranges = {
                {'A', 'z'},
                {'0', '9'},
                {0x300, 0x310},
                {0x600, 0x605},
                {0x903, 0x904},
                {0x915, 0x939},
                {0x93c, 0x93c},
                {0x94d, 0x94d},
                {0x1000, 0x1020},
                {0x1039, 0x103a},
                {0x1100, 0x1112},
                {0x1160, 0x1170},
                {0x11a8, 0x11c2},
                {0x1b44, 0x1b44},
                {0x200b, 0x200e},
                {0x20e3, 0x20e3},
                {0x2764, 0x2764},
                {0xac00, 0xac40},
                {0xd800, 0xdfff},
                {0xfe0e, 0xfe0f},
                {0x1f1e6, 0x1f1ff},
                {0x1f3fb, 0x1f3ff},
                {0x1f466, 0x1f469},
                {0xe0061, 0xe007f},
                {0x0a, 0x0d},
                {0, Character.MAX_CODE_POINT}
            };
            for (int[] range : ranges) {
                kinds.add(Arbitraries.integers().between(range[0], range[1]));
            }
            return Arbitraries.oneOf(kinds)
                    .list()
                    .ofMaxSize(12)
                    .map(codePoints -> codePoints.stream()
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString());
        }
    }
}
