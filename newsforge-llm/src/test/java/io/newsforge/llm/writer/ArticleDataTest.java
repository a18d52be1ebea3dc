package io.newsforge.llm.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.article.Article;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArticleDataTest {

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void isWholeWhereThereIsRoom() {
        ArticleData data = ArticleData.of(
                Article.builder()
                        .title("Ferry")
                        .paragraph("One.")
                        .paragraph("Two.")
                        .build(),
                1_000);

        assertThat(data).isEqualTo(new ArticleData("title: Ferry\ntext: One.\ntext: Two.", 2, 0, 0));
    }

    @Test
    void endsWhereTheFirstParagraphIsCutAndCountsWhatIsGone() {
        String first = "The ferry runs. ".repeat(100).strip();

        ArticleData data = ArticleData.of(
                Article.builder().paragraph(first).paragraph("Two.").build(), 1_000);

        assertThat(data.text()).endsWith("The ferry runs.").doesNotContain("Two.");
        assertThat(data.leftOut()).isEqualTo(1);
        assertThat(data.bytesLeftOut())
                .isEqualTo(bytes(first) - bytes(data.text().substring("text: ".length())) + 4);
        assertThat(bytes(data.text())).isBetween(900, 1_000);
    }

    @Test
    void isCutBetweenWordsWhereThereIsNoSentence() {
        ArticleData data =
                ArticleData.of(Article.builder().paragraph("ferry ".repeat(300)).build(), 1_000);

        assertThat(data.text()).endsWith(" ferry");
        assertThat(data.bytesLeftOut()).isPositive();
        assertThat(bytes(data.text())).isBetween(900, 1_000);
    }

    @Test
    void isCutWithinAWordWhereThereIsNoOther() {
        ArticleData data =
                ArticleData.of(Article.builder().paragraph("가".repeat(900)).build(), 1_000);

        assertThat(bytes(data.text())).isBetween(900, 1_000);
    }

    @Test
    void leavesRoomForTheTextBesideALongTitle() {
        ArticleData data = ArticleData.of(
                Article.builder()
                        .title("Ferry ".repeat(1_000))
                        .byline("Reis ".repeat(1_000))
                        .site("Courier ".repeat(1_000))
                        .paragraph("The ferry runs.")
                        .build(),
                1_000);

        assertThat(data.text()).endsWith("text: The ferry runs.");
        assertThat(bytes(data.text())).isLessThanOrEqualTo(1_000);
    }
}
