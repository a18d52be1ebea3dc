package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is not looked at would change nothing. */
class WindowTest {

    private final PlatformSpec x = PlatformCatalog.builtIn().require("x");

    @Provide
    Arbitrary<String> longTexts() {
        return Arbitraries.of(
                        "The council met on Monday. ",
                        "“A quotation of some length, which goes on,” she said. ",
                        "It costs $1,000 or 3.25% (more or less). ",
                        "See https://example.com/a/b?c=d for more. ",
                        "한국은행은 기준금리를 동결했다. ",
                        "東京の首相は述べた。",
                        "👨‍👩‍👧‍👦 #Ferry ",
                        "word ",
                        "\n\n")
                .list()
                .ofMinSize(120)
                .ofMaxSize(300)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 300)
    void aPostIsTheSameAsIfAllWereLookedAt(@ForAll("longTexts") String text) {
        Draft draft = Draft.builder(text).headline("Headline").hashtag("News").build();
        Composition whole = Material.prepare(x, draft).composition();

        SinglePost.Fitted all = new SinglePost(x, whole, 0).fit().orElseThrow();
        Post post = ((Fit.Fitted) PostFitter.create().fit(x, draft)).post();

        assertThat(post.parts().get(0).text()).isEqualTo(all.composition().text());
        assertThat(post.certificate().cuts()).containsAll(all.textCuts());
    }

    @Property(tries = 100)
    void whatIsLeftOffIsCounted(@ForAll("longTexts") String text) {
        Window window = Window.of(text, x, 1);

        assertThat(window.text().length() + window.hidden()).isEqualTo(text.length());
        assertThat(text).startsWith(window.text());
        assertThat(List.of(window.hidden() == 0, !x.accepts(window.text()))).contains(true);
    }
}
