package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Fit;
import io.newsforge.post.Manuscript;
import io.newsforge.post.PostFitter;
import io.newsforge.post.PostWriter;
import io.newsforge.post.Style;
import io.newsforge.post.WritingTask;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link PostWriter} promises. Extend it and return one. */
public abstract class PostWriterContract {

    private final List<PlatformSpec> platforms = PlatformCatalog.builtIn().all();

    /** For subclasses. */
    protected PostWriterContract() {}

    /**
     * The writer to test.
     *
     * @return a writer that can be used several times
     */
    protected abstract PostWriter writer();

    @Test
    void namesItself() {
        assertThat(writer().name()).isNotBlank().isEqualTo(writer().name());
    }

    private Manuscript write(Article article, Style style) {
        Locale language = article.language().orElse(Locale.ROOT);
        return writer().write(WritingTask.builder(article, platforms)
                .style(style)
                .language(language)
                .build());
    }

    private PlatformSpec platform(String id) {
        return platforms.stream()
                .filter(platform -> platform.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void hasOneEntryForEachPlatform(Style style) {
        assertThat(write(SampleArticles.english(), style).entries())
                .extracting(Manuscript.Entry::platform)
                .containsExactlyInAnyOrderElementsOf(
                        platforms.stream().map(PlatformSpec::id).toList());
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void writesDraftsThatCanBeFitted(Style style) {
        for (Article article : List.of(SampleArticles.english(), SampleArticles.korean())) {
            for (Manuscript.Entry entry : write(article, style).entries()) {
                assertThat(entry)
                        .isInstanceOfSatisfying(
                                Manuscript.Drafted.class,
                                drafted -> assertThat(
                                                PostFitter.create().fit(platform(drafted.platform()), drafted.draft()))
                                        .isInstanceOf(Fit.Fitted.class));
            }
        }
    }

    @Test
    void linksToTheArticle() {
        Article article = SampleArticles.english();

        assertThat(write(article, Style.NEWS).drafts())
                .hasSameSizeAs(platforms)
                .allSatisfy(draft -> assertThat(draft.link()).isEqualTo(article.canonicalUrl()));
    }

    @Test
    void tellsNothingOfTheArticleInLogs() {
        Article article = SampleArticles.english();
        String word = "batteries";
        assertThat(article.text()).contains(word);

        assertThat(write(article, Style.NEWS).toString()).doesNotContain(word);
    }
}
