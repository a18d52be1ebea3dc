package io.newsforge.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import org.junit.jupiter.api.Test;

class GraphemeTableTest {

    @Test
    void saysOfEachCodePointWhatTheUnicodeDataSays() {
        GraphemeTable table = GraphemeTable.load();

        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            assertThat(table.properties(codePoint))
                    .as("U+%X", codePoint)
                    .isEqualTo(GraphemeTableGenerator.properties(codePoint));
        }
    }

    @Test
    void isComparedWithTheUnicodeVersionItIsNamedAfter() {
        assertThat(UCharacter.getUnicodeVersion().getMajor() + "."
                        + UCharacter.getUnicodeVersion().getMinor())
                .isEqualTo("17.0");
        assertThat(GraphemeTable.RESOURCE).contains("17.0");
    }
}
