package io.newsforge.llm.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Eastbay harbour ferry | EastbayHarbour
            The Eastbay harbour ferry | ferry
            서울시는 위원회를 열었다 | 서울시
            서울시는 위원회를 열었다 | 위원회
            AI가 쓴 글 | AI
            首相は来年度から無償化する | 来年度
            The therapist's room. A rapist. | Rapist
            """)
    void haveWordsAndSeveralInARow(String text, String word) {
        assertThat(new Tokens(text).have(word)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The therapist's room | rapist
            The Eastbay harbour ferry | harbourfer
            The Eastbay harbour ferry | bay
            다시 위원회 | 시위
            시위대가 왔다 | 시위
            서울시는 왔다 | 울시
            - | a
            """)
    void doNotHavePartsOfWords(String text, String word) {
        assertThat(new Tokens(text).have(word)).isFalse();
    }
}
