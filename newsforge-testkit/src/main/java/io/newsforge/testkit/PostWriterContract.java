package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Draft;
import io.newsforge.post.Fit;
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

    @ParameterizedTest
    @EnumSource(Style.class)
    void writesOneDraftForEachPlatform(Style style) {
        assertThat(writer().write(new WritingTask(SampleArticles.english(), platforms, style, Locale.ENGLISH)))
                .hasSameSizeAs(platforms);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void writesDraftsThatCanBeFitted(Style style) {
        for (Article article : List.of(SampleArticles.english(), SampleArticles.korean())) {
            List<Draft> drafts = writer().write(new WritingTask(article, platforms, style, Locale.ENGLISH));
            for (int i = 0; i < platforms.size(); i++) {
                assertThat(PostFitter.create().fit(platforms.get(i), drafts.get(i)))
                        .isInstanceOf(Fit.Fitted.class);
            }
        }
    }

    @Test
    void linksToTheArticle() {
        Article article = SampleArticles.english();

        List<Draft> drafts = writer().write(new WritingTask(article, platforms, Style.NEWS, Locale.ENGLISH));

        assertThat(drafts).allSatisfy(draft -> assertThat(draft.link()).isEqualTo(article.canonicalUrl()));
    }
}
