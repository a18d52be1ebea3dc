package io.newsforge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    private static List<String> split(String paragraph) {
        return Sentences.split(paragraph).stream().map(Sentence::text).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The U.S. Treasury sold bonds worth $3.25 billion at 9.30 a.m. on Friday to banks such as Harbor Inc. and others.",
                "Mr. Hale met Dr. Ines Roth and Gov. J. K. Marlow at No. 5 Mill St. near St. Anne's church.",
                "Shares of Tallow Corp. rose 2.5% to 10.40, i.e. above the level of Jan. 5, the firm said.",
                "Visit www.example.com/a.b?c=d. or mail press@example.org for more, e.g. the tables.",
                "Yahoo! was down for an hour.",
                "He waited... and then he left.",
                "The plan (it failed. Twice.) was dropped.",
                "1. The council sold the old mill.",
                "„Es ist vorbei. Wir gehen“, sagte der Trainer am 3. Mai in Köln.",
                "Der Preis stieg um 2,5 Prozent, z.B. in Bonn und u.a. auch in Trier.",
                "Am 21. Jahrestag kamen ca. 3.000 Gäste.",
                "M. Dupont a dit : « C'est fini. On rentre. » à la presse.",
                "El Sr. Vidal pagó 3.500 euros a la Sra. Campos.",
                "물가는 지난해보다 2.5% 올랐다",
                "한은은 2026. 11. 21. 기준금리를 3.25%로 올렸다.",
                "가. 금리 동결 결정의 배경"
            })
    void leavesOneSentenceWhole(String sentence) {
        assertThat(split(sentence)).containsExactly(sentence);
    }

    @Test
    void splitsAtTheEndOfEachSentence() {
        assertThat(split("Rates rose. Did prices? They did! So it goes… Nobody cheered."))
                .containsExactly("Rates rose.", "Did prices?", "They did!", "So it goes…", "Nobody cheered.");
    }

    @Test
    void splitsAfterAnAbbreviationBeforeAUsualBeginning() {
        assertThat(split("She moved to the U.S. The firm followed. It is now Tallow Inc. However, few know it."))
                .containsExactly(
                        "She moved to the U.S.",
                        "The firm followed.",
                        "It is now Tallow Inc.",
                        "However, few know it.");
    }

    @Test
    void splitsKoreanProse() {
        assertThat(split("한국은행이 기준금리를 동결했다. 시장은 예상했다고 한다. 물가는 2.5% 올랐다.다음 회의는 1월이다."))
                .containsExactly("한국은행이 기준금리를 동결했다.", "시장은 예상했다고 한다.", "물가는 2.5% 올랐다.", "다음 회의는 1월이다.");
    }

    @Test
    void splitsAtFullWidthStopsWithoutSpace() {
        assertThat(split("央行维持利率不变。市场早有预期！真的吗？是的。")).containsExactly("央行维持利率不变。", "市场早有预期！", "真的吗？", "是的。");
    }

    @Test
    void splitsLowerCasedText() {
        assertThat(split("the council sold the mill. nobody bought the bridge. ' it is over, ' said the mayor."))
                .containsExactly(
                        "the council sold the mill.", "nobody bought the bridge.", "' it is over, ' said the mayor.");
    }

    @Test
    void splitsWhereASpaceWasForgotten() {
        assertThat(split("The court has heard.Lawyers for node.js and Booking.Com agreed."))
                .containsExactly("The court has heard.", "Lawyers for node.js and Booking.Com agreed.");
    }

    @Test
    void partsAtAnEmptyLineAndBeforeABullet() {
        assertThat(split("Three reasons\n\nIt is cheap\n- It is near\n- It is open"))
                .containsExactly("Three reasons", "It is cheap", "- It is near", "- It is open");
    }

    @Test
    void keepsAFootnoteWithItsSentence() {
        assertThat(split("The mill closed in 1931.[2] It burned down."))
                .containsExactly("The mill closed in 1931.[2]", "It burned down.");
    }

    @Nested
    class InsideQuotations {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"It is over,\" he said.",
                    "\"It is over. We lost,\" he said.",
                    "“It is over. We lost.” he said.",
                    "“Is it over?” Jane Hale asked.",
                    "'It is over. Don't ask,' the players' captain said.",
                    "그는 “비가 온다. 바람도 분다.”고 말했다.",
                    "그는 \"비가 온다. 바람도 분다.\"며 웃었다.",
                    "“비가 온다. 바람도 분다.” 라고 그는 말했다.",
                    "그는 '비가 온다. 바람도 분다.'라고 말했다.",
                    "他说：“结束了。我们走吧。”然后离开。"
                })
        void neverSplitsWhereTheAttributionFollows(String sentence) {
            assertThat(split(sentence)).containsExactly(sentence);
        }

        @Test
        void endsASentenceAfterTheClosingQuote() {
            assertThat(split("He said: \"It is over.\" The crowd left. “A shame.” Rain fell."))
                    .containsExactly("He said: \"It is over.\"", "The crowd left.", "“A shame.”", "Rain fell.");
        }

        @Test
        void splitsAQuotationThatNeverCloses() {
            assertThat(split("\"We began in spring. It went well. \"We stopped in autumn.\" Rain fell."))
                    .containsExactly(
                            "\"We began in spring.", "It went well.", "\"We stopped in autumn.\"", "Rain fell.");
        }
    }

    @Test
    void findsNothingInBlankText() {
        assertThat(Sentences.split("")).isEmpty();
        assertThat(Sentences.split(" \u00A0\n\t")).isEmpty();
    }

    @Test
    void refusesASentenceWhoseRangeIsNotItsText() {
        assertThatThrownBy(() -> new Sentence(3, 4, "ab"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start, end: 3, 4 (expected: a range of 2 units)");
    }

    @Test
    void takesLinearTime() {
        String hostile = "(\"'“‘.? a.b. U.S. 1. ".repeat(20_000)
                + ".".repeat(200_000)
                + "\"".repeat(200_000)
                + "[1".repeat(100_000);

        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Sentences.split(hostile)))
                .isNotEmpty();
    }

    @Property
    void sentencesAndTheWhiteSpaceBetweenThemAreTheParagraph(@ForAll("texts") String paragraph) {
        int end = 0;
        for (Sentence sentence : Sentences.split(paragraph)) {
            assertThat(sentence.start()).isGreaterThanOrEqualTo(end);
            assertThat(sentence.end()).isGreaterThan(sentence.start());
            assertThat(sentence.text()).isEqualTo(paragraph.substring(sentence.start(), sentence.end()));
            assertThat(blank(paragraph.substring(end, sentence.start()))).isTrue();
            end = sentence.end();
        }
        assertThat(blank(paragraph.substring(end))).isTrue();
    }

    @Property
    void givesTheSameAnswerTwice(@ForAll("texts") String paragraph) {
        assertThat(Sentences.split(paragraph)).isEqualTo(Sentences.split(paragraph));
    }

    private static boolean blank(String gap) {
        return gap.chars().allMatch(c -> Quotations.isSpace((char) c));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "The",
                "mill",
                "U.S.",
                "다.",
                "했다",
                ".",
                "?",
                "!",
                "…",
                "。",
                " ",
                " ",
                " ",
                "\n",
                "\"",
                "“",
                "”",
                "'",
                "’",
                "(",
                ")",
                "[1]",
                "3.25%",
                "a.m.",
                "J.",
                "고",
                "he",
                "said",
                "- ",
                "1. ",
                "\uD83D",
                "\uDE00",
                "😀",
                "\u00A0",
                "www.a.com",
                "ß");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(40).map(list -> String.join("", list)), Arbitraries.strings());
    }
}
