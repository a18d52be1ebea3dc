package io.newsforge.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.article.Article;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static List<String> topics(String title, String... paragraphs) {
        Article.Builder article = Article.builder().title(title);
        for (String paragraph : paragraphs) {
            article.paragraph(paragraph);
        }
        return Topics.of(article.build(), 5);
    }

    @Test
    void namesWhatTheTitleAndTheBodyShare() {
        assertThat(
                        topics(
                                "Bank of Tallow Keeps Rate",
                                "LONDON (Reuters) - The Bank of Tallow kept its rate on Friday, said Governor Ines Roth.",
                                "However, the European Union had hoped for more. On Monday Roth meets the European Union's ministers."))
                .containsExactly("Bank of Tallow", "Ines Roth", "European Union");
    }

    @Test
    void passesOverCapitalsThatMakeNoName() {
        assertThat(topics(
                        "Mills Close In May",
                        "Mills close. However, mills in the north stay open until Monday in May, said Mr. X.",
                        "Mills are old. However, nobody minds on Monday in May."))
                .isEmpty();
    }

    @Test
    void trustsNoGermanNounByItself() {
        assertThat(topics(
                        "Zinsen bleiben gleich",
                        "Die Deutsche Bank hält die Zinsen für zu hoch, und die EZB hat den Zins nicht gesenkt.",
                        "In der Deutsche Bank ist man mit den Zinsen und der EZB nicht zufrieden."))
                .containsExactlyInAnyOrder("Deutsche Bank", "EZB");
    }

    @Test
    void findsKoreanNounsWithoutTheirParticles() {
        assertThat(topics(
                        "한국은행, 기준금리 동결",
                        "한국은행이 기준금리를 동결했다. 한국은행은 물가를 이유로 들었다.",
                        "기준금리는 내년까지 유지된다고 관계자가 말했다. 관계자는 붙잡은 손을 붙잡는 모습을 보였다."))
                .containsExactlyInAnyOrder("한국은행", "기준금리");
    }

    @Test
    void findsNothingInAnArticleWithoutText() {
        assertThat(Topics.of(Article.builder().build(), 3)).isEmpty();
        assertThatThrownBy(() -> Topics.of(Article.builder().build(), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max: -1 (expected: >= 0)");
    }

    @Nested
    class AsHashtags {

        @Test
        void haveACapitalForEachWord() {
            assertThat(Topics.hashtag("Central Bank")).contains("CentralBank");
            assertThat(Topics.hashtag("bank of England's rate")).contains("BankOfEnglandsRate");
            assertThat(Topics.hashtag("G7")).contains("G7");
        }

        @Test
        void leaveKoreanAsItIs() {
            assertThat(Topics.hashtag("기준금리")).contains("기준금리");
            assertThat(Topics.hashtag("한국 은행")).contains("한국은행");
        }

        @Test
        void needALetter() {
            assertThat(Topics.hashtag("2026")).isEmpty();
            assertThat(Topics.hashtag(" #! ")).isEmpty();
            assertThat(Topics.hashtag("an endlessly long phrase that nobody reads"))
                    .isEmpty();
        }

        @Property
        void haveLettersDigitsAndMarksOnly(@ForAll String phrase) {
            assertThat(Topics.hashtag(phrase).orElse("A")).matches("[\\p{L}\\p{N}\\p{M}]+");
        }
    }
}
