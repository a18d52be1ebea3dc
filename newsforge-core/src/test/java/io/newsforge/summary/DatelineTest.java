package io.newsforge.summary;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LONDON (Reuters) - The bank held its rate.|The bank held its rate.",
                "NEW YORK, Nov. 21 (AP) — The bank held its rate.|The bank held its rate.",
                "SEOUL, South Korea (AP) -- Rates rose.|Rates rose.",
                "WASHINGTON — Rates rose.|Rates rose.",
                "(CNN) Rates rose.|Rates rose.",
                "(CNN)Rates rose.|Rates rose.",
                "Berlin (dpa/bb) - Die Zinsen steigen.|Die Zinsen steigen.",
                "Madrid, 21 nov (EFE).- Suben los tipos.|Suben los tipos.",
                "PARIS, 21 nov (Reuters) - Les taux montent.|Les taux montent.",
                "(서울=연합뉴스) 홍길동 기자 = 한국은행이 금리를 동결했다.|한국은행이 금리를 동결했다.",
                "[서울=뉴시스]홍길동 기자 = 금리가 올랐다.|금리가 올랐다.",
                "(세종=뉴스1) 홍길동·김철수 기자 = 금리가 올랐다.|금리가 올랐다.",
                "[서울신문] 금리가 올랐다.|금리가 올랐다.",
                "[이데일리 홍길동 기자] 금리가 올랐다.|금리가 올랐다.",
                "新华社北京11月21日电 央行宣布加息。|央行宣布加息。"
            })
    void cutsWhatAgenciesPutBeforeTheNews(String sentence, String news) {
        assertThat(Dateline.strip(sentence)).isEqualTo(news);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The bank (Nasdaq: BANK) - the largest of all - held its rate.",
                "BMW - the carmaker - sold its stake.",
                "IBM and the bank — old friends — agreed.",
                "[속보] 한국은행이 금리를 동결했다.",
                "[단독] 금리가 올랐다.",
                "The council (CNN reported) - voted.",
                "LONDON (Reuters) - ",
                ""
            })
    void leavesEverythingElseAlone(String sentence) {
        assertThat(Dateline.strip(sentence)).isEqualTo(sentence);
    }

    @Property
    void givesTheEndOfAnyString(@ForAll String sentence) {
        assertThat(sentence).endsWith(Dateline.strip(sentence));
    }
}
