package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EntityTest {

    private static final String TEXT = "속보 😀 #뉴스";
    private static final Entity TAG = new Entity(Entity.Type.HASHTAG, 6, 9, OffsetUnit.UTF16, "뉴스");

    @Test
    void countsItsOffsetsInTheUnitAskedFor() {
        assertThat(TAG.in(OffsetUnit.UTF8_BYTE, TEXT))
                .isEqualTo(new Entity(Entity.Type.HASHTAG, 12, 19, OffsetUnit.UTF8_BYTE, "뉴스"));
        assertThat(TAG.in(OffsetUnit.CODE_POINT, TEXT))
                .isEqualTo(new Entity(Entity.Type.HASHTAG, 5, 8, OffsetUnit.CODE_POINT, "뉴스"));
    }

    @Test
    void comesBackFromAnyUnit() {
        for (OffsetUnit unit : OffsetUnit.values()) {
            assertThat(TAG.in(unit, TEXT).in(OffsetUnit.UTF16, TEXT)).isEqualTo(TAG);
        }
    }

    @Test
    void refusesAnEmptyStretch() {
        assertThatThrownBy(() -> new Entity(Entity.Type.LINK, 3, 3, OffsetUnit.UTF16, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start, end: 3, 3 (expected: 0 <= start < end)");
    }

    @Test
    void refusesATextThatIsTooShort() {
        assertThatThrownBy(() -> TAG.in(OffsetUnit.UTF8_BYTE, "a")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> OffsetUnit.UTF8_BYTE.utf16Index("a", 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("offset: 2 (expected: 0 to 1)");
    }

    @Property
    void measuresAWholeTextAsTheMetersDo(@ForAll("texts") String text) {
        assertThat(OffsetUnit.UTF8_BYTE.length(text)).isEqualTo(Meter.UTF8_BYTES.measure(text));
        assertThat(OffsetUnit.CODE_POINT.length(text)).isEqualTo(text.codePointCount(0, text.length()));
        assertThat(OffsetUnit.UTF16.length(text)).isEqualTo(text.length());
    }

    @Property
    void convertsEachCodePointBoundaryThereAndBack(@ForAll("texts") String text) {
        for (int at = 0; at <= text.length(); at = at == text.length() ? at + 1 : text.offsetByCodePoints(at, 1)) {
            for (OffsetUnit unit : OffsetUnit.values()) {
                assertThat(unit.utf16Index(text, unit.offset(text, at))).isEqualTo(at);
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return XTexts.mixed();
    }
}
