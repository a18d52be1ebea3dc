package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XCountTest {

    @Test
    void takesAHundredAndFortySyllablesAndNotOneMore() {
        assertThat(XCount.of("한".repeat(140), XRule.STRICT).valid()).isTrue();
        assertThat(XCount.of("한".repeat(141), XRule.STRICT).valid()).isFalse();
    }

    @Test
    void saysHowFarATextIsTaken() {
        assertThat(XCount.of("a".repeat(300), XRule.STRICT).validEnd()).isEqualTo(280);
        assertThat(XCount.of("a".repeat(300), XRule.STRICT).permillage()).isEqualTo(1071);
    }

    @Test
    void refusesWhatHasNothingToSay() {
        assertThat(XCount.of(" \n", XRule.STRICT)).isEqualTo(new XCount(0, false, 0));
    }

    @Test
    void refusesAByteOrderMark() {
        assertThat(XCount.of("a\ufeffb", XRule.STRICT).valid()).isFalse();
    }

    @Test
    void weighsTheComposedForm() {
        assertThat(XCount.of("\u1112\u1161\u11ab", XRule.STRICT).weight()).isEqualTo(2);
    }
}
