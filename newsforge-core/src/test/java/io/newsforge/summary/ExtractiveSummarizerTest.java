package io.newsforge.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.article.Article;
import io.newsforge.article.Paragraph;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExtractiveSummarizerTest {

    private static final String LEAD =
            "LONDON (Reuters) - The central bank of Tallow kept its key rate at 2.50% on Friday.";
    private static final String WHY =
            "The bank said inflation in Tallow had slowed to 2.1% but wages were still rising.";
    private static final String REPEAT =
            "The central bank of Tallow kept the key rate at 2.50%, it announced on Friday.";

    private final ExtractiveSummarizer summarizer = ExtractiveSummarizer.create();

    private static Article article() {
        return Article.builder()
                .title("Tallow central bank keeps key rate at 2.50%")
                .paragraph("By Jane Hale")
                .paragraph(LEAD + " " + WHY)
                .paragraph(new Paragraph(Paragraph.Kind.CAPTION, "The central bank's key rate in Tallow."))
                .paragraph(new Paragraph(Paragraph.Kind.HEADING, "Central bank rate decision"))
                .paragraph(REPEAT)
                .paragraph("Is the rate too high? \"I think so!\" He left it there.")
                .paragraph("Click here to read more about the central bank of Tallow.")
                .paragraph("Economists had expected the decision, a survey by Harbor Research showed this week.")
                .build();
    }

    @Test
    void choosesTheNewsAndWhatAddsToIt() {
        Summary summary = summarizer.summarize(article(), Budget.sentences(2));

        assertThat(summary.text()).isEqualTo(LEAD + " " + WHY);
        assertThat(summary.indices()).containsExactly(1, 2);
    }

    @Test
    void doesNotRepeatItself() {
        assertThat(summarizer.summarize(article(), Budget.sentences(3)).text()).doesNotContain(REPEAT);
    }

    @Test
    void countsTheGapBetweenSentences() {
        int both = LEAD.length() + 1 + WHY.length();

        assertThat(summarizer.summarize(article(), Budget.characters(both)).text())
                .hasSize(both);
        assertThat(summarizer.summarize(article(), Budget.characters(both - 1)).indices())
                .isNotEmpty()
                .isNotEqualTo(List.of(1, 2));
    }

    @Test
    void stopsBeforeMereFiller() {
        Summary everything = summarizer.summarize(article(), Budget.sentences(100));

        assertThat(everything.text()).doesNotContain("I think so!");
    }

    @Test
    void isEmptyWhenNoSentenceFits() {
        assertThat(summarizer.summarize(article(), Budget.characters(10)).sentences())
                .isEmpty();
        assertThat(summarizer
                        .summarize(Article.builder().build(), Budget.sentences(3))
                        .text())
                .isEmpty();
    }

    @Test
    void neverTakesFurnitureOrHeadingsWhileThereIsAStory() {
        Summary everything = summarizer.summarize(article(), Budget.sentences(100));

        assertThat(everything.text()).doesNotContain("By Jane Hale", "Click here", "rate decision");
    }

    @Test
    void takesAHeadingWhenThereIsNothingElse() {
        Article bare = Article.builder()
                .paragraph(new Paragraph(Paragraph.Kind.HEADING, "Rate stays"))
                .build();

        assertThat(summarizer.summarize(bare, Budget.sentences(1)).text()).isEqualTo("Rate stays");
    }

    @Test
    void ranksEverySentenceWithItsPlace() {
        List<RankedSentence> ranking = summarizer.rank(article());

        assertThat(ranking)
                .hasSize(10)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(RankedSentence::score).reversed());
        assertThat(ranking.get(0).text()).isEqualTo(LEAD);
        assertThat(ranking.get(0).index()).isEqualTo(1);
        assertThat(ranking.get(0).paragraph()).isEqualTo(1);
        assertThat(ranking.get(0).kind()).isEqualTo(Paragraph.Kind.PARAGRAPH);
    }

    @Test
    void summarisesKorean() {
        Article article = Article.builder()
                .title("한국은행, 기준금리 동결")
                .paragraph("(서울=연합뉴스) 홍길동 기자 = 한국은행이 기준금리를 연 2.50%로 동결했다고 21일 밝혔다.")
                .paragraph("날씨가 맑았다. 그러나 물가 상승세는 둔화했다고 한국은행은 설명했다.")
                .paragraph("저작권자 ⓒ 무단전재 및 재배포 금지")
                .build();

        assertThat(summarizer.summarize(article, Budget.sentences(1)).indices()).containsExactly(0);
        assertThat(summarizer.summarize(article, Budget.sentences(9)).indices()).containsExactly(0, 1, 2);
    }

    @Test
    void refusesABudgetOfNothing() {
        assertThatThrownBy(() -> Budget.sentences(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("atMost: 0 (expected: >= 1)");
        assertThatThrownBy(() -> Budget.characters(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheTextOutOfToString() {
        assertThat(summarizer.rank(article()).toString()).doesNotContain("Tallow");
        assertThat(Prose.of(article()).toString()).doesNotContain("Tallow");
    }

    @Property
    void staysWithinTheBudgetAndInOrder(
            @ForAll("articles") Article article, @ForAll @IntRange(min = 1, max = 300) int most) {
        Summary byUnits = summarizer.summarize(article, Budget.characters(most));
        Summary byCount = summarizer.summarize(article, Budget.sentences(most));

        assertThat(byUnits.text().length()).isLessThanOrEqualTo(most);
        assertThat(byCount.sentences()).hasSizeLessThanOrEqualTo(most);
        assertThat(byUnits.indices()).isSorted().doesNotHaveDuplicates();
        assertThat(byUnits).isEqualTo(ExtractiveSummarizer.create().summarize(article, Budget.characters(most)));
    }

    @Property
    void ranksEachSentenceOnce(@ForAll("articles") Article article) {
        List<RankedSentence> ranking = summarizer.rank(article);

        assertThat(ranking.stream().map(RankedSentence::line))
                .containsExactlyInAnyOrderElementsOf(Prose.of(article).lines());
        assertThat(ranking).allMatch(sentence -> Double.isFinite(sentence.score()));
    }

    @Provide
    Arbitrary<Article> articles() {
        Arbitrary<String> prose = Arbitraries.of(
                        "The bank",
                        " rose",
                        " 3.5%.",
                        " He",
                        " said",
                        " \"over.\"",
                        " 금리를",
                        " 동결했다.",
                        "。央行",
                        "?",
                        " \uD83D",
                        "🙂",
                        "\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(prose, Arbitraries.strings().ofMinLength(1))
                .filter(text -> !text.isBlank())
                .list()
                .ofMaxSize(5)
                .map(paragraphs -> {
                    Article.Builder article = Article.builder();
                    paragraphs.forEach(article::paragraph);
                    return article.build();
                });
    }
}
