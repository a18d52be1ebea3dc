package io.newsforge.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void keepsWordsWithTheirInnerMarks() {
        assertThat(Tokens.words("The U.S. bank's re-opened rate: 3,250.5% (don't ask)."))
                .containsExactly("the", "u.s", "bank's", "re-opened", "rate", "3,250.5", "don't", "ask");
    }

    @Test
    void meetsTheFormsOfAnEnglishWord() {
        assertThat(Tokens.stems("rates rate rated rating")).containsOnly("rat");
        assertThat(Tokens.stems("companies company's company")).containsOnly("company");
        assertThat(Tokens.stems("planned planning plans plan")).containsOnly("plan");
    }

    @Test
    void leavesOutWordsThatSayNothing() {
        assertThat(Tokens.stems("The bank and its rates")).containsExactly("bank", "rat");
        assertThat(Tokens.stems("Die Bank und der Zins")).containsExactly("bank", "zin");
    }

    @Test
    void cutsKoreanParticlesAndEndings() {
        assertThat(Tokens.stems("한국은행은 한국은행이 한국은행에서 한국은행으로부터 한국은행의 한국은행")).containsOnly("한국은행");
        assertThat(Tokens.stems("발표했다 발표한 발표하며 발표하겠다고")).containsOnly("발표");
    }

    @Test
    void pairsTheLettersOfScriptsWithoutSpaces() {
        assertThat(Tokens.stems("中央银行GDP")).containsExactly("中央", "央银", "银行", "gdp");
    }

    @Property
    void readsAnyString(@ForAll String text) {
        assertThat(Tokens.stems(text)).hasSizeLessThanOrEqualTo(text.length()).doesNotContain("");
    }
}
